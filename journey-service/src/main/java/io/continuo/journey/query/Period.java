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

    /** Bounds beyond this time stand for it: nothing happens there, and sums with durations still fit. */
    private static final long FARTHEST = Long.MAX_VALUE / 4;

    private static final Instant FIRST = Instant.ofEpochMilli(-FARTHEST);
    private static final Instant LAST = Instant.ofEpochMilli(FARTHEST);

    public Period {
        if (from != null && to != null && from.isAfter(to)) {
            throw new IllegalArgumentException("a period must not end before it begins");
        }
    }

    /** In milliseconds since 1970, included. */
    public long start() {
        return from == null ? Long.MIN_VALUE : millis(from);
    }

    /** In milliseconds since 1970, not included. */
    public long end() {
        return to == null ? Long.MAX_VALUE : millis(to);
    }

    private static long millis(Instant time) {
        if (time.isBefore(FIRST)) {
            return -FARTHEST;
        }
        return time.isAfter(LAST) ? FARTHEST : time.toEpochMilli();
    }

    /** Whether a time, in milliseconds since 1970, is in it. */
    public boolean holds(long time) {
        return time >= start() && time < end();
    }

    public boolean holds(Instant time) {
        return (from == null || !time.isBefore(from)) && (to == null || time.isBefore(to));
    }
}
