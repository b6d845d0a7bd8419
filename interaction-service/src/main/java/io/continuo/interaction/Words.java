package io.continuo.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a touchpoint says what somebody said: one reader, so that all who listen hear the same. */
public final class Words {

    private static final List<String> PLACES = List.of("text", "message", "body", "comment", "note");

    private Words() {}

    /** The first of them that is a text; empty where there is none. A property may still be JSON or already plain. */
    public static String in(Map<String, ? extends @Nullable Object> properties) {
        return PLACES.stream()
                .flatMap(place -> text(properties.get(place)).stream())
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    private static Optional<String> text(@Nullable Object property) {
        return switch (property) {
            case String text -> Optional.of(text);
            case JsonNode json when json.isTextual() -> Optional.of(json.textValue());
            case null, default -> Optional.empty();
        };
    }
}
