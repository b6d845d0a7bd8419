package io.continuo.inventory.catalog;

import io.continuo.events.Quantity;
import io.continuo.http.Problems;
import org.jspecify.annotations.Nullable;

/** Quantities that planners set. */
final class Amounts {

    private static final Quantity BILLION = Quantity.of(1_000_000_000);

    private Amounts() {}

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} when below 0 or out of range */
    static Quantity zeroOrMore(String pointer, @Nullable Quantity quantity) {
        Quantity given = quantity == null ? Quantity.ZERO : quantity;
        if (given.compareTo(Quantity.ZERO) < 0 || given.compareTo(BILLION) >= 0) {
            throw Problems.invalid(pointer, "0 or more");
        }
        return given;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} when it is not above 0 or out of range */
    static Quantity aboveZero(String pointer, Quantity quantity) {
        if (!quantity.isPositive() || quantity.compareTo(BILLION) >= 0) {
            throw Problems.invalid(pointer, "above 0 and below 1,000,000,000");
        }
        return quantity;
    }
}
