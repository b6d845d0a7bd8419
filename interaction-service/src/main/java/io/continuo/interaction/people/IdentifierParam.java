package io.continuo.interaction.people;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.Identifier;

/** An identifier as callers write it: {@code {"type": "email", "value": "ana@example.com"}} or {@code "email:ana@…"}. */
public record IdentifierParam(Identifier identifier) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static IdentifierParam of(JsonNode json) {
        if (json.isTextual()) {
            return new IdentifierParam(Identifier.parse(json.asText()));
        }
        if (json.isObject()
                && json.size() == 2
                && json.path("type").isTextual()
                && json.path("value").isTextual()) {
            return new IdentifierParam(
                    Identifier.of(json.path("type").asText(), json.path("value").asText()));
        }
        throw new IllegalArgumentException("write an identifier as type:value or {\"type\", \"value\"}");
    }
}
