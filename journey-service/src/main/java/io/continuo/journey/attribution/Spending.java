package io.continuo.journey.attribution;

import io.continuo.journey.spend.Spent;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was spent.
 *
 * @param values by value of what is credited
 * @param imported where it is from; null where that was the question itself, or nothing was spent
 */
record Spending(Map<String, BigDecimal> values, @Nullable ImportedSpend imported) {

    static final Spending NONE = given(Map.of());

    /** What the question says. */
    static Spending given(Map<String, BigDecimal> values) {
        return new Spending(values, null);
    }

    /** What imports say. */
    static Spending imported(Spent spent) {
        return new Spending(spent.values(), spent.from().isEmpty() ? null : ImportedSpend.of(spent));
    }
}
