package io.continuo.interaction.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An event whose context attributes are what the specification (CloudEvents 1.0.2, section 3) allows.
 *
 * @param source with {@code id} unique for ever: the same two are the same event
 * @param data of any JSON type; binary data is its Base64 text. Missing where the event has none
 * @param extensions text, whole numbers and booleans, by attribute name
 */
public record CloudEvent(
        String id,
        String source,
        String type,
        Optional<String> subject,
        Optional<Instant> time,
        Optional<String> dataSchema,
        JsonNode data,
        Map<String, JsonNode> extensions) {

    /** The version of the specification that is read here. */
    public static final String SPEC_VERSION = "1.0";

    public Optional<String> extension(String name) {
        return Optional.ofNullable(extensions.get(name)).map(JsonNode::asText);
    }
}
