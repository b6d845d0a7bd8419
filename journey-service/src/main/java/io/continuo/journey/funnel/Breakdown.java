package io.continuo.journey.funnel;

import io.continuo.journey.query.Dimension;

/**
 * Counts customers by a value that the touchpoints of their attempt have: the first attempt that came furthest.
 */
public record Breakdown(Dimension by, Attribution attribution) {

    /** What stands for touchpoints without a value. */
    public static final String NO_VALUE = "(none)";

    /** Whose value counts. */
    public enum Attribution {
        /** The value of the first touchpoint. */
        FIRST,
        /** The value of the last touchpoint. */
        LAST,
        /** Every value, so that one customer may count several times. */
        ANY
    }
}
