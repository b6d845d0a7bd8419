package io.continuo.journey.query;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a property must be. An absent property meets no condition.
 *
 * @param anyOf one of these texts, as they stand in a column; empty: any
 * @param atLeast a number not below this one
 * @param atMost a number not above this one
 */
public record PropertyCondition(
        Set<String> anyOf,
        @Nullable BigDecimal atLeast,
        @Nullable BigDecimal atMost) {

    public PropertyCondition {
        anyOf = Set.copyOf(anyOf);
    }

    public boolean isMetBy(String text) {
        return (anyOf.isEmpty() || anyOf.contains(text)) && (isUnbounded() || isWithin(text));
    }

    private boolean isUnbounded() {
        return atLeast == null && atMost == null;
    }

    private boolean isWithin(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            return (atLeast == null || number.compareTo(atLeast) >= 0)
                    && (atMost == null || number.compareTo(atMost) <= 0);
        } catch (NumberFormatException e) {
            return false; // What is no number lies within no bounds.
        }
    }
}
