package io.continuo.journey.processes;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/** Durations of one kind, all of them, so that the median is exact. */
final class Durations {

    private long[] micros = new long[4];
    private int size;

    /** @param median of an even number, the mean of the two in the middle */
    public record Summary(Duration mean, Duration median, Duration min, Duration max) {}

    void add(long duration) {
        if (size == micros.length) {
            micros = Arrays.copyOf(micros, 2 * size);
        }
        micros[size++] = duration;
    }

    /** Empty when there was none. */
    Optional<Summary> summary() {
        if (size == 0) {
            return Optional.empty();
        }
        long[] sorted = Arrays.copyOf(micros, size);
        Arrays.sort(sorted);
        // A sum of a million long durations does not fit.
        double mean = Arrays.stream(sorted).average().orElseThrow();
        long lower = sorted[(size - 1) / 2];
        long median = lower + (sorted[size / 2] - lower) / 2;
        return Optional.of(new Summary(of(Math.round(mean)), of(median), of(sorted[0]), of(sorted[size - 1])));
    }

    private static Duration of(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }
}
