package io.continuo.interaction.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.continuo.http.FieldError;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Binary content mode: the attributes are headers and the body is the data. Read into the JSON event format. */
public final class BinaryMode {

    private static final String PREFIX = "ce-";

    /** What the specification says otherwise than as a header of its own. */
    private static final Set<String> NO_HEADERS =
            Set.of(EventFormat.CONTENT_TYPE, EventFormat.DATA, EventFormat.DATA_BASE64);

    private final ObjectNode event = JsonNodeFactory.instance.objectNode();
    private final List<FieldError> errors = new ArrayList<>();

    private BinaryMode() {}

    /** Whether the headers claim to be an event at all. */
    public static boolean isClaimedBy(Iterable<Map.Entry<String, String>> headers) {
        for (Map.Entry<String, String> header : headers) {
            if (isAttribute(header.getKey())) {
                return true;
            }
        }
        return false;
    }

    /** The attributes; a header that cannot be read is told in the errors and left out. */
    public static BinaryMode of(Iterable<Map.Entry<String, String>> headers) {
        BinaryMode read = new BinaryMode();
        for (Map.Entry<String, String> header : headers) {
            if (isAttribute(header.getKey())) {
                read.add(header.getKey().substring(PREFIX.length()).toLowerCase(Locale.ROOT), header.getValue());
            }
        }
        return read;
    }

    /** Pointers name the headers. */
    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /**
     * The whole event.
     *
     * @param body no bytes: the event has no data
     * @param json reads a body that its content type calls JSON
     */
    public ObjectNode with(@Nullable String contentType, byte[] body, Function<byte[], JsonNode> json) {
        if (contentType != null) {
            event.put(EventFormat.CONTENT_TYPE, contentType);
        }
        ContentType type = ContentType.of(contentType);
        if (body.length == 0) {
            return event;
        }
        if (type.isJson()) {
            event.set(EventFormat.DATA, json.apply(body));
            return event;
        }
        // Text in another charset is kept as the bytes it is.
        Optional<String> text = type.isText() && type.isUtf8() ? HeaderValue.utf8(body) : Optional.empty();
        text.ifPresentOrElse(
                value -> event.put(EventFormat.DATA, value),
                () -> event.put(EventFormat.DATA_BASE64, Base64.getEncoder().encodeToString(body)));
        return event;
    }

    private void add(String name, String raw) {
        if (NO_HEADERS.contains(name)) {
            errors.add(new FieldError("/" + PREFIX + name, "is no header of an event; Content-Type and body say it"));
        } else if (event.has(name)) {
            errors.add(new FieldError("/" + PREFIX + name, "only once"));
        } else {
            HeaderValue.decode(raw)
                    .ifPresentOrElse(
                            value -> event.put(name, value),
                            () -> errors.add(
                                    new FieldError("/" + PREFIX + name, "expected percent-encoded UTF-8 (RFC 3986)")));
        }
    }

    private static boolean isAttribute(String header) {
        return header.length() > PREFIX.length() && header.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }
}
