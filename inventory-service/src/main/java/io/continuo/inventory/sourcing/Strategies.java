package io.continuo.inventory.sourcing;

import io.continuo.http.Problems;
import org.jspecify.annotations.Nullable;

/** The strategy of a request. */
public final class Strategies {

    private Strategies() {}

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} where a strategy lacks what it needs */
    public static Strategy checked(@Nullable Strategy strategy, @Nullable PlaceBody destination) {
        if (strategy == Strategy.NEAREST && destination == null) {
            throw Problems.invalid("/destination", "required by the strategy nearest");
        }
        return strategy == null ? Strategy.PRIORITY : strategy;
    }
}
