package io.continuo.journey.experience;

/** A mean, by the updates of Welford (1962) and Chan, Golub and LeVeque (1979). */
public final class MeanTally {

    private long n;
    private double mean;
    private double squares;

    public void add(double value) {
        n++;
        double distance = value - mean;
        mean += distance / n;
        squares += distance * (value - mean);
    }

    /** The same value so many times. */
    public void add(double value, long times) {
        merge(times, value, 0);
    }

    public void merge(MeanTally other) {
        merge(other.n, other.mean, other.squares);
    }

    private void merge(long others, double otherMean, double otherSquares) {
        if (others == 0) {
            return;
        }
        long all = n + others;
        double distance = otherMean - mean;
        mean += distance * others / all;
        squares += otherSquares + distance * distance * n / all * others;
        n = all;
    }

    public Figure figure() {
        if (n == 0) {
            return Figure.none();
        }
        if (n == 1) {
            return new Figure.Known(mean, n, null, null);
        }
        Intervals.Interval interval = Intervals.ofMean(mean, squares / (n - 1), n);
        return new Figure.Known(mean, n, interval.low(), interval.high());
    }
}
