package io.continuo.journey.stage;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a property must be. An absent property passes no test.
 *
 * @param anyOf the value is one of these texts, in any case; empty: any value
 * @param contains the value holds one of these texts, in any case; empty: any value
 * @param atLeast the value is a number not below this one
 */
record PropertyTest(
        List<String> anyOf, List<String> contains, @Nullable BigDecimal atLeast) {

    private static final int LONGEST_NUMBER = 40;

    @JsonCreator
    PropertyTest(
            @JsonProperty("anyOf") @Nullable List<String> anyOf,
            @JsonProperty("contains") @Nullable List<String> contains,
            @JsonProperty("atLeast") @Nullable BigDecimal atLeast) {
        this.anyOf = lower(anyOf);
        this.contains = lower(contains);
        this.atLeast = atLeast;
    }

    boolean passes(@Nullable Object value) {
        if (value == null) {
            return false;
        }
        String text = value.toString().strip().toLowerCase(Locale.ROOT);
        return (anyOf.isEmpty() || anyOf.contains(text))
                && (contains.isEmpty() || contains.stream().anyMatch(text::contains))
                && (atLeast == null || isAtLeast(atLeast, text));
    }

    private static boolean isAtLeast(BigDecimal bound, String text) {
        try {
            return text.length() <= LONGEST_NUMBER && new BigDecimal(text).compareTo(bound) >= 0;
        } catch (NumberFormatException e) {
            return false; // A score that is no number says nothing.
        }
    }

    private static List<String> lower(@Nullable List<String> texts) {
        return texts == null
                ? List.of()
                : texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
    }
}
