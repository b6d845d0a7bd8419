package io.continuo.journey.alert;

import java.util.List;
import java.util.Optional;

/**
 * What is usual: the median of the same window in the weeks before, and how far values usually are from it. That is 1.4826
 * times their median distance from the median (MAD; the factor makes it the standard deviation of a normal distribution),
 * but at least so much as chance alone makes of it. Neither is moved by single weeks that were unusual (Rousseeuw and Croux
 * 1993).
 */
record Baseline(double median, double deviation) {

    /** With fewer weeks nothing is known of what is usual. */
    static final int LEAST_WINDOWS = 3;

    private static final double NORMAL = 1.4826;

    /** Of counts, which spread by the root of their mean. Empty where there are too few. */
    static Optional<Baseline> ofCounts(List<Double> values) {
        return of(values, Math.max(1, Math.sqrt(median(values))));
    }

    /**
     * Of figures. Empty where there are too few.
     *
     * @param chance how far a figure is from the true one by chance: its standard error
     */
    static Optional<Baseline> of(List<Double> values, double chance) {
        if (values.size() < LEAST_WINDOWS) {
            return Optional.empty();
        }
        double median = median(values);
        double distance =
                median(values.stream().map(value -> Math.abs(value - median)).toList());
        return Optional.of(new Baseline(median, Math.max(chance, NORMAL * distance)));
    }

    /** The modified z-score: how many deviations a value is above the usual one. */
    double score(double value) {
        return (value - median) / deviation;
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length == 0
                ? 0
                : sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
