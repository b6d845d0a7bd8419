package io.continuo.interaction.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.continuo.http.FieldError;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The JSON event format (CloudEvents 1.0.2, "JSON Event Format"). */
public final class EventFormat {

    static final String DATA = "data";
    static final String DATA_BASE64 = "data_base64";
    static final String CONTENT_TYPE = "datacontenttype";

    private static final int LONGEST = 500;
    private static final int LONGEST_TYPE = 200;
    private static final int MAX_EXTENSIONS = 50;
    private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,40}");
    private static final Set<String> CORE = Set.of(
            "specversion", "id", "source", "type", "subject", "time", "dataschema", CONTENT_TYPE, DATA, DATA_BASE64);

    private EventFormat() {}

    public static Reading read(JsonNode json) {
        if (!json.isObject()) {
            return new Reading.Invalid(List.of(new FieldError("", "expected a JSON object")));
        }
        Attributes attributes = new Attributes(json);
        requireVersion(attributes);
        String id = attributes.required("id", LONGEST);
        String source = attributes.required("source", LONGEST);
        attributes.uri("source", Optional.of(source), false);
        Optional<String> schema = attributes.text("dataschema", LONGEST);
        attributes.uri("dataschema", schema, true);
        attributes.mediaType(CONTENT_TYPE, attributes.text(CONTENT_TYPE, LONGEST));
        CloudEvent event = new CloudEvent(
                id,
                source,
                attributes.required("type", LONGEST_TYPE),
                attributes.text("subject", LONGEST),
                attributes.timestamp("time"),
                schema,
                data(json, attributes),
                extensions(json, attributes));
        return attributes.errors().isEmpty()
                ? new Reading.Valid(event)
                : new Reading.Invalid(List.copyOf(attributes.errors()));
    }

    private static void requireVersion(Attributes attributes) {
        String version = attributes.required("specversion", LONGEST);
        if (!version.isEmpty() && !version.equals(CloudEvent.SPEC_VERSION)) {
            attributes.wrong("specversion", "only " + CloudEvent.SPEC_VERSION + " is read here");
        }
    }

    private static JsonNode data(JsonNode json, Attributes attributes) {
        JsonNode plain = json.path(DATA);
        JsonNode packed = json.path(DATA_BASE64);
        if (packed.isMissingNode() || packed.isNull()) {
            return plain.isNull() ? MissingNode.getInstance() : plain;
        }
        if (json.has(DATA)) {
            attributes.wrong(DATA_BASE64, "an event has data or data_base64, not both");
        } else if (!isBase64(packed)) {
            attributes.wrong(DATA_BASE64, "expected Base64 text");
        }
        return TextNode.valueOf(packed.asText());
    }

    private static boolean isBase64(JsonNode packed) {
        try {
            Base64.getDecoder().decode(packed.asText());
            return packed.isTextual();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Map<String, JsonNode> extensions(JsonNode json, Attributes attributes) {
        Map<String, JsonNode> extensions = new LinkedHashMap<>();
        json.properties().forEach(field -> {
            String name = field.getKey();
            if (!CORE.contains(name) && extensions.size() < MAX_EXTENSIONS) {
                check(name, field.getValue(), attributes);
                extensions.put(name, field.getValue());
            } else if (!CORE.contains(name)) {
                attributes.wrong("", "at most " + MAX_EXTENSIONS + " extension attributes");
            }
        });
        extensions.values().removeIf(JsonNode::isNull);
        return extensions;
    }

    private static void check(String name, JsonNode value, Attributes attributes) {
        if (!NAME.matcher(name).matches()) {
            attributes.wrong(
                    name.substring(0, Math.min(name.length(), 40)),
                    "an attribute's name has 1 to 40 lower-case letters and digits");
        } else if (value.isTextual()) {
            attributes.text(name, Integer.MAX_VALUE);
        } else if (!value.isNull() && !value.isBoolean() && !(value.isIntegralNumber() && value.canConvertToInt())) {
            attributes.wrong(name, "expected text, a whole number of 32 bits or a boolean");
        }
    }
}
