package io.continuo.journey.experience;

import org.jspecify.annotations.Nullable;

/** What a tally comes to. */
public sealed interface Figure {

    /** Nothing was answered. This is neither 0 nor anything else. */
    record NoData() implements Figure {}

    /**
     * A figure with its 95 % interval.
     *
     * @param n how many answers, or cases, it rests on
     * @param low null with {@code high} where so few say nothing of how sure it is
     */
    record Known(
            double value,
            long n,
            @Nullable Double low,
            @Nullable Double high) implements Figure {}

    static Figure none() {
        return new NoData();
    }
}
