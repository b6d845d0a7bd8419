package io.continuo.journey.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From when on and until before when; null: without a bound.
 *
 * @throws IllegalArgumentException when it ends before it begins
 */
public record Period(@Nullable Instant from, @Nullable Instant to) {

    public static final Period ALWAYS = new Period(null, null);

    public Period {
        if (from != null && to != null && from.isAfter(to)) {
            throw new IllegalArgumentException("a period must not end before it begins");
        }
    }

    /** In milliseconds since 1970, included. */
    public long start() {
        return from == null ? Long.MIN_VALUE : from.toEpochMilli();
    }

    /** In milliseconds since 1970, not included. */
    public long end() {
        return to == null ? Long.MAX_VALUE : to.toEpochMilli();
    }

    /** Whether a time, in milliseconds since 1970, is in it. */
    public boolean holds(long time) {
        return time >= start() && time < end();
    }
}
