package io.continuo.identity.consent;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.Identifier;

/** An identifier as callers may write it: an object, or {@code type:value}. */
public record PersonIdentifier(Identifier identifier) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static PersonIdentifier of(JsonNode json) {
        if (json.isTextual()) {
            return new PersonIdentifier(Identifier.parse(json.textValue()));
        }
        JsonNode type = json.path("type");
        JsonNode value = json.path("value");
        if (json.size() != 2 || !type.isTextual() || !value.isTextual()) {
            throw new IllegalArgumentException("an object with type and value, or a text type:value");
        }
        return new PersonIdentifier(Identifier.of(type.textValue(), value.textValue()));
    }
}
