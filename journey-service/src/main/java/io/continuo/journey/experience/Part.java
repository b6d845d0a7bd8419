package io.continuo.journey.experience;

import org.jspecify.annotations.Nullable;

/**
 * Some of so many.
 *
 * @param of of how many it could be
 * @param share from 0 to 1, with its 95 % interval; null when it could be of none
 */
public record Part(
        long count,
        long of,
        @Nullable Double share,
        @Nullable Double low,
        @Nullable Double high) {

    public static Part of(long count, long all) {
        if (all == 0) {
            return new Part(count, all, null, null, null);
        }
        Intervals.Interval interval = Intervals.ofShare(count, all);
        return new Part(count, all, (double) count / all, interval.low(), interval.high());
    }
}
