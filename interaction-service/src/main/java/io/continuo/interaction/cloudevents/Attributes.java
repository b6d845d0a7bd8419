package io.continuo.interaction.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.http.FieldError;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads context attributes by their types (CloudEvents 1.0.2, section 3.1) and collects what is wrong with them. */
final class Attributes {

    /** RFC 3339, section 5.6: seconds and offset are not optional. */
    private static final Pattern TIMESTAMP =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

    /** RFC 2046 with the names of RFC 6838. */
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[A-Za-z0-9!#$&^_.+-]{1,127}/[A-Za-z0-9!#$&^_.+-]{1,127}\\s*(;.*)?");

    private final JsonNode event;
    private final List<FieldError> errors = new ArrayList<>();

    Attributes(JsonNode event) {
        this.event = event;
    }

    List<FieldError> errors() {
        return errors;
    }

    void wrong(String name, String detail) {
        errors.add(new FieldError("/" + name.replace("~", "~0").replace("/", "~1"), detail));
    }

    /** Absent and null are the same; empty text is neither. */
    Optional<String> text(String name, int max) {
        JsonNode value = event.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        String text = value.isTextual() ? value.textValue() : "";
        if (text.isBlank() || text.length() > max || text.chars().anyMatch(Character::isISOControl)) {
            wrong(name, "expected text of 1 to " + max + " characters, without control characters");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    String required(String name, int max) {
        int before = errors.size();
        Optional<String> text = text(name, max);
        if (text.isEmpty() && errors.size() == before) {
            wrong(name, "is required");
        }
        return text.orElse("");
    }

    void uri(String name, Optional<String> text, boolean absolute) {
        text.ifPresent(value -> {
            try {
                boolean isAbsolute = new URI(value).isAbsolute();
                if (absolute && !isAbsolute) {
                    wrong(name, "expected an absolute URI");
                }
            } catch (URISyntaxException e) {
                wrong(name, "expected a URI" + (absolute ? "" : " reference"));
            }
        });
    }

    void mediaType(String name, Optional<String> text) {
        if (text.isPresent() && !MEDIA_TYPE.matcher(text.get()).matches()) {
            wrong(name, "expected a media type such as application/json");
        }
    }

    Optional<Instant> timestamp(String name) {
        return text(name, 40).flatMap(text -> instant(name, text.toUpperCase(Locale.ROOT)));
    }

    private Optional<Instant> instant(String name, String text) {
        try {
            if (TIMESTAMP.matcher(text).matches()) {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            }
            wrong(name, "expected an RFC 3339 time such as 2026-03-01T10:00:00Z");
        } catch (DateTimeException e) {
            wrong(name, "expected a time that exists, in RFC 3339 form");
        }
        return Optional.empty();
    }
}
