package io.continuo.journey.experience;

import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.PartialOutput;
import java.math.BigDecimal;
import java.math.MathContext;

/** A mean of amounts. It is made of exact sums, so that the order in which they came shows nowhere, not in a last bit. */
public final class AmountTally {

    private static final int FEW = 2;

    private long n;
    private BigDecimal sum = BigDecimal.ZERO;
    private BigDecimal squares = BigDecimal.ZERO;

    public void add(BigDecimal amount) {
        n++;
        sum = sum.add(amount);
        squares = squares.add(amount.multiply(amount));
    }

    public void merge(AmountTally other) {
        n += other.n;
        sum = sum.add(other.sum);
        squares = squares.add(other.squares);
    }

    public long n() {
        return n;
    }

    public BigDecimal sum() {
        return sum;
    }

    /** The mean, with Student's interval. */
    public Figure figure() {
        if (n == 0) {
            return Figure.none();
        }
        double mean = mean();
        if (n < FEW) {
            return new Figure.Known(mean, n, null, null);
        }
        Intervals.Interval interval = Intervals.ofMean(mean, variance(), n);
        return new Figure.Known(mean, n, interval.low(), interval.high());
    }

    /** How much larger this mean is than the other one, with the interval of Welch (1947). */
    public Figure moreThan(AmountTally other) {
        if (n == 0 || other.n == 0) {
            return Figure.none();
        }
        double difference = mean() - other.mean();
        long both = n + other.n;
        if (n < FEW || other.n < FEW) {
            return new Figure.Known(difference, both, null, null);
        }
        Intervals.Interval interval =
                Intervals.ofDifference(difference, variance() / n, n, other.variance() / other.n, other.n);
        return new Figure.Known(difference, both, interval.low(), interval.high());
    }

    private double mean() {
        return sum.divide(BigDecimal.valueOf(n), MathContext.DECIMAL128).doubleValue();
    }

    /** Of the sample; exact until it is divided, so that no large numbers cancel out. */
    private double variance() {
        BigDecimal count = BigDecimal.valueOf(n);
        BigDecimal spread = squares.multiply(count).subtract(sum.multiply(sum));
        return spread.divide(count.multiply(BigDecimal.valueOf(n - 1)), MathContext.DECIMAL128)
                .doubleValue();
    }

    public void write(PartialOutput out) {
        out.number(n);
        out.text(sum.toString());
        out.text(squares.toString());
    }

    public static AmountTally read(PartialInput in) {
        AmountTally tally = new AmountTally();
        tally.n = in.number();
        tally.sum = decimal(in);
        tally.squares = decimal(in);
        return tally;
    }

    private static BigDecimal decimal(PartialInput in) {
        try {
            return new BigDecimal(in.text());
        } catch (NumberFormatException e) {
            throw new PartialInput.Malformed("a sum is no number");
        }
    }
}
