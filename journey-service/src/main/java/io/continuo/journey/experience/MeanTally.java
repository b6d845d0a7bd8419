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

    public void merge(MeanTally other) {
        if (other.n == 0) {
            return;
        }
        long all = n + other.n;
        double distance = other.mean - mean;
        mean += distance * other.n / all;
        squares += other.squares + distance * distance * n / all * other.n;
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
