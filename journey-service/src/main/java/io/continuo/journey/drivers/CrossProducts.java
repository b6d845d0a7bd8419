package io.continuo.journey.drivers;

import io.continuo.journey.query.Partial;
import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.PartialOutput;

/**
 * Means and products of deviations of an outcome and its factors: all that a linear model needs to know of the answers.
 * Updated in one pass (Welford 1962) and merged (Chan, Golub, LeVeque 1979) without losing digits to large means.
 */
public final class CrossProducts implements Partial<CrossProducts> {

    private final double[] means;
    private final double[][] products;
    private long n;

    /** @param factors how many, besides the outcome */
    public CrossProducts(int factors) {
        this.means = new double[factors + 1];
        this.products = new double[factors + 1][factors + 1];
    }

    /**
     * Adds an answer. One that lacks something (NaN) is passed over as a whole, so that all rest on the same answers.
     *
     * @return whether it was complete
     */
    public boolean add(double outcome, double[] factors) {
        double[] row = new double[means.length];
        System.arraycopy(factors, 0, row, 0, factors.length);
        row[factors.length] = outcome;
        for (double value : row) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        n++;
        double[] before = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            before[i] = row[i] - means[i];
            means[i] += before[i] / n;
        }
        for (int i = 0; i < row.length; i++) {
            for (int j = 0; j <= i; j++) {
                products[i][j] += before[i] * (row[j] - means[j]);
            }
        }
        return true;
    }

    /** Adds what another one gathered of the same factors. */
    public void merge(CrossProducts other) {
        if (other.n == 0) {
            return;
        }
        long all = n + other.n;
        double[] apart = new double[means.length];
        for (int i = 0; i < means.length; i++) {
            apart[i] = other.means[i] - means[i];
        }
        double weight = (double) n / all * other.n;
        for (int i = 0; i < means.length; i++) {
            means[i] += apart[i] * other.n / all;
            for (int j = 0; j <= i; j++) {
                products[i][j] += other.products[i][j] + apart[i] * apart[j] * weight;
            }
        }
        n = all;
    }

    @Override
    public CrossProducts plus(CrossProducts other) {
        merge(other);
        return this;
    }

    @Override
    public void write(PartialOutput out) {
        out.number(n);
        out.reals(means);
        for (double[] row : products) {
            out.reals(row);
        }
    }

    static CrossProducts read(PartialInput in, int factors) {
        CrossProducts read = new CrossProducts(factors);
        read.n = in.number();
        read(in, read.means);
        for (double[] row : read.products) {
            read(in, row);
        }
        return read;
    }

    private static void read(PartialInput in, double[] into) {
        double[] values = in.reals();
        if (values.length != into.length) {
            throw new PartialInput.Malformed("there is another number of factors");
        }
        System.arraycopy(values, 0, into, 0, into.length);
    }

    /** How many complete answers. */
    public long n() {
        return n;
    }

    int factors() {
        return means.length - 1;
    }

    /** Whether a factor, or the outcome behind the last of them, is the same in every answer. */
    boolean isConstant(int i) {
        // Rounding leaves something of a product that ought to be 0.
        return products[i][i] <= n * Math.ulp(means[i] * means[i]) * 4;
    }

    /** Neither may be constant. */
    double correlation(int i, int j) {
        double product = i >= j ? products[i][j] : products[j][i];
        return i == j ? 1 : Math.clamp(product / Math.sqrt(products[i][i]) / Math.sqrt(products[j][j]), -1, 1);
    }
}
