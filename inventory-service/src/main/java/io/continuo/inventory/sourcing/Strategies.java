package io.continuo.inventory.sourcing;

import io.continuo.http.Problems;
import org.jspecify.annotations.Nullable;

/** How a request wants to be served, as callers say it. */
public final class Strategies {

    private Strategies() {}

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} where a strategy lacks what it needs */
    public static Preferences preferences(
            @Nullable Strategy strategy, @Nullable PlaceBody destination, @Nullable SplitBody split) {
        if (strategy == Strategy.NEAREST && destination == null) {
            throw Problems.invalid("/destination", "required by the strategy nearest");
        }
        return new Preferences(
                strategy,
                destination == null ? null : destination.place(),
                destination == null ? null : destination.zone(),
                split == null ? Split.FREE : split.split());
    }
}
