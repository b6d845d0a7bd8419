package io.continuo.identity.graph;

import io.continuo.events.Identifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Regular expressions for values, by identifier type; those under {@code *} hold for every type. */
final class IdentifierPatterns {

    private static final String ANY_TYPE = "*";

    private final Map<String, List<Pattern>> byType = new HashMap<>();

    /** @param expressions each is to match a whole value, without regard to case */
    IdentifierPatterns(Map<String, List<String>> expressions) {
        expressions.forEach((type, texts) ->
                byType.put(type, texts.stream().map(IdentifierPatterns::compile).toList()));
    }

    boolean match(Identifier identifier) {
        return anyMatch(ANY_TYPE, identifier) || anyMatch(identifier.type().name(), identifier);
    }

    /** Whether there is a pattern for this very type. */
    boolean speakOf(Identifier identifier) {
        return byType.containsKey(identifier.type().name());
    }

    private boolean anyMatch(String type, Identifier identifier) {
        return byType.getOrDefault(type, List.of()).stream()
                .anyMatch(pattern -> pattern.matcher(identifier.value()).matches());
    }

    private static Pattern compile(String text) {
        return Pattern.compile(text, Pattern.CASE_INSENSITIVE);
    }
}
