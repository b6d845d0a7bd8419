package io.continuo.journey.experience;

import org.hipparchus.distribution.continuous.TDistribution;

/** 95 % intervals. */
final class Intervals {

    /** The normal distribution's 97.5 % quantile. */
    static final double Z = 1.959963984540054;

    private static final double QUANTILE = 0.975;

    /** Bounds of a figure. */
    record Interval(double low, double high) {

        Interval times(double factor) {
            return new Interval(low * factor, high * factor);
        }
    }

    private Intervals() {}

    /** Of a share: Wilson's score interval (1927), which holds for few answers and for shares near 0 and 1, too. */
    static Interval ofShare(long hits, long n) {
        double share = (double) hits / n;
        double z2 = Z * Z / n;
        double middle = (share + z2 / 2) / (1 + z2);
        double half = Z / (1 + z2) * Math.sqrt(share * (1 - share) / n + z2 / (4 * n));
        // Rounding may leave 0 and 1 by a last bit.
        return new Interval(hits == 0 ? 0 : middle - half, hits == n ? 1 : middle + half);
    }

    /**
     * Of a mean: Student's (1908).
     *
     * @param variance of the sample
     * @param n two at least
     */
    static Interval ofMean(double mean, double variance, long n) {
        double half = new TDistribution(n - 1).inverseCumulativeProbability(QUANTILE) * Math.sqrt(variance / n);
        return new Interval(mean - half, mean + half);
    }

    /**
     * Of a difference of means: Welch's (1947), with the degrees of freedom of Satterthwaite (1946).
     *
     * @param error squared standard error of the first mean, of {@code n} values, two at least
     * @param otherError that of the other mean, of {@code m} values, two at least
     */
    static Interval ofDifference(double difference, double error, long n, double otherError, long m) {
        double both = error + otherError;
        if (both == 0) {
            return new Interval(difference, difference);
        }
        double freedom = both * both / (error * error / (n - 1) + otherError * otherError / (m - 1));
        double half = new TDistribution(freedom).inverseCumulativeProbability(QUANTILE) * Math.sqrt(both);
        return new Interval(difference - half, difference + half);
    }

    /** Around a figure whose standard error is known, within the bounds that it has. */
    static Interval ofError(double value, double error, double least, double most) {
        return new Interval(Math.max(least, value - Z * error), Math.min(most, value + Z * error));
    }
}
