package io.continuo.identity.graph;

import io.continuo.events.Identifier;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Values that name nobody: placeholders of cashiers, defaults of programs. One of them linked would glue thousands of
 * people together.
 */
final class BlockedValues {

    private final Set<String> values;
    private final Set<String> byHand;
    private final IdentifierPatterns blocked;
    private final IdentifierPatterns wellFormed;

    /**
     * @param values blocked for every type, whatever their case
     * @param byHand blocked for a type, or {@code *} for every one: {@code type:value} in lower case
     * @param blocked patterns of values that are blocked
     * @param wellFormed where it speaks of a type, values of that type that match none of its patterns are blocked too
     */
    BlockedValues(
            Collection<String> values, Set<String> byHand, IdentifierPatterns blocked, IdentifierPatterns wellFormed) {
        this.byHand = Set.copyOf(byHand);
        this.values = values.stream().map(BlockedValues::fold).collect(Collectors.toUnmodifiableSet());
        this.blocked = blocked;
        this.wellFormed = wellFormed;
    }

    boolean contains(Identifier identifier) {
        if (identifier.type().isInternal()) {
            return false;
        }
        String value = fold(identifier.value());
        return value.chars().anyMatch(Character::isISOControl)
                || values.contains(value)
                || byHand.contains("*:" + value)
                || byHand.contains(identifier.type().name() + ":" + value)
                || blocked.match(identifier)
                || (wellFormed.speakOf(identifier) && !wellFormed.match(identifier));
    }

    /** Values are compared in this form. */
    static String fold(String value) {
        return value.toLowerCase(Locale.ROOT);
    }
}
