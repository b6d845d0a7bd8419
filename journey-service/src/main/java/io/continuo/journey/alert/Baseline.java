package io.continuo.journey.alert;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is usual: the median of the same window in the weeks before, and how far values usually are from it. That is 1.4826
 * times their median distance from the median (MAD; the factor makes it the standard deviation of a normal distribution),
 * but at least √median, as counts spread by themselves, and at least 1. Neither is moved by single weeks that were
 * unusual (Rousseeuw and Croux 1993).
 *
 * @param windows how many it rests on
 */
record Baseline(double median, double deviation, int windows) {

    /** With fewer weeks nothing is known of what is usual. */
    static final int LEAST_WINDOWS = 3;

    private static final double NORMAL = 1.4826;

    /** Empty where there are too few. */
    static Optional<Baseline> of(List<Long> values) {
        if (values.size() < LEAST_WINDOWS) {
            return Optional.empty();
        }
        double median = median(values.stream().mapToDouble(Long::doubleValue).toArray());
        double distance = median(
                values.stream().mapToDouble(value -> Math.abs(value - median)).toArray());
        double deviation = Math.max(1, Math.max(NORMAL * distance, Math.sqrt(median)));
        return Optional.of(new Baseline(median, deviation, values.size()));
    }

    /** The modified z-score: how many deviations a value is above the usual one. */
    double score(long value) {
        return (value - median) / deviation;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
