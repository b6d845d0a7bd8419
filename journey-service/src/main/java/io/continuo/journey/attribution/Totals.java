package io.continuo.journey.attribution;

import java.math.BigDecimal;

/**
 * What the credits have to sum to.
 *
 * @param paths how many, converting or not
 * @param conversions how many of them converted
 * @param revenue of the conversions
 */
public record Totals(BigDecimal paths, BigDecimal conversions, BigDecimal revenue) {

    public static final Totals NONE = new Totals(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    public Totals plus(BigDecimal converted, BigDecimal value, BigDecimal nulls) {
        return new Totals(paths.add(converted).add(nulls), conversions.add(converted), revenue.add(value));
    }

    public Totals plus(Totals other) {
        return new Totals(paths.add(other.paths), conversions.add(other.conversions), revenue.add(other.revenue));
    }
}
