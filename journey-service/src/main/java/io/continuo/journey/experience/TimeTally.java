package io.continuo.journey.experience;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long something takes: a response, a resolution, until whoever was dissatisfied was heard. Times are skewed, so the
 * median and the time that nine of ten keep say more than the mean. It holds every time: milliseconds, 8 bytes each.
 */
public final class TimeTally {

    private long[] millis = new long[16];
    private int size;

    /**
     * What the times come to.
     *
     * @param low of the 95 % interval of the median, between two of the times (order statistics); null with {@code high}
     *     where there are fewer than six
     * @param p90 the shortest time that nine of ten keep
     */
    public record Times(
            long n,
            Duration median,
            @Nullable Duration low,
            @Nullable Duration high,
            Duration mean,
            Duration p90) {}

    /** @throws IllegalArgumentException when it ends before it begins */
    public void add(Duration time) {
        add(time.toMillis());
    }

    /** @throws IllegalArgumentException when it ends before it begins */
    public void add(long time) {
        if (time < 0) {
            throw new IllegalArgumentException("nothing takes less than no time");
        }
        if (size == millis.length) {
            millis = Arrays.copyOf(millis, 2 * size);
        }
        millis[size++] = time;
    }

    /** Every time, in milliseconds, in any order. */
    public long[] millis() {
        return Arrays.copyOf(millis, size);
    }

    public void merge(TimeTally other) {
        if (size + other.size > millis.length) {
            millis = Arrays.copyOf(millis, Math.max(2 * size, size + other.size));
        }
        System.arraycopy(other.millis, 0, millis, size, other.size);
        size += other.size;
    }

    /** Empty when there was none. */
    public Optional<Times> times() {
        if (size == 0) {
            return Optional.empty();
        }
        long[] sorted = Arrays.copyOf(millis, size);
        Arrays.sort(sorted);
        long lower = sorted[(size - 1) / 2];
        long median = lower + (sorted[size / 2] - lower) / 2;
        double mean = Arrays.stream(sorted).average().orElseThrow();
        // The normal approximation of the binomial distribution of how many times are below the median.
        int rank = (int) Math.floor((size - Intervals.Z * Math.sqrt(size)) / 2);
        boolean sure = rank >= 1;
        return Optional.of(new Times(
                size,
                Duration.ofMillis(median),
                sure ? Duration.ofMillis(sorted[rank - 1]) : null,
                sure ? Duration.ofMillis(sorted[size - rank]) : null,
                Duration.ofMillis(Math.round(mean)),
                Duration.ofMillis(sorted[(int) Math.ceil(0.9 * size) - 1])));
    }
}
