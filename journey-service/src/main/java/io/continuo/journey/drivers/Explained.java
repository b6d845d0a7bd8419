package io.continuo.journey.drivers;

import java.util.Arrays;

/** R² of an outcome by any set of factors, from their correlations. */
final class Explained {

    /** What is left of a factor's variance below which it says nothing that the others do not. */
    private static final double NOTHING = 1e-10;

    private final double[][] among;
    private final double[] withOutcome;

    /**
     * @param among the correlations of the factors
     * @param withOutcome of each with the outcome
     */
    Explained(double[][] among, double[] withOutcome) {
        this.among = among;
        this.withOutcome = withOutcome;
    }

    int factors() {
        return withOutcome.length;
    }

    /**
     * By Cholesky's decomposition, factor by factor; one that the others determine adds nothing.
     *
     * @param set the factors, as bits
     */
    double rSquared(int set) {
        int[] members = members(set);
        double[][] rows = new double[members.length][members.length];
        double[] projections = new double[members.length];
        double explained = 0;
        for (int i = 0; i < members.length; i++) {
            for (int j = 0; j < i; j++) {
                rows[i][j] =
                        rows[j][j] == 0 ? 0 : (among[members[i]][members[j]] - dot(rows[i], rows[j], j)) / rows[j][j];
            }
            double left = 1 - dot(rows[i], rows[i], i);
            if (left > NOTHING) {
                rows[i][i] = Math.sqrt(left);
                projections[i] = (withOutcome[members[i]] - dot(rows[i], projections, i)) / rows[i][i];
                explained += projections[i] * projections[i];
            }
        }
        return Math.min(1, explained);
    }

    private static int[] members(int set) {
        int[] members = new int[Integer.bitCount(set)];
        int rest = set;
        for (int i = 0; i < members.length; i++) {
            members[i] = Integer.numberOfTrailingZeros(rest);
            rest &= rest - 1;
        }
        return members;
    }

    private static double dot(double[] a, double[] b, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** R² of every set of factors. */
    double[] ofAllSets() {
        double[] all = new double[1 << factors()];
        Arrays.setAll(all, this::rSquared);
        return all;
    }
}
