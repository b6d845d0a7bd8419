package io.continuo.journey.drivers;

import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * Johnson's relative weights: R² by the orthogonal variables that are closest to the factors, handed back to the factors by
 * how much they are of each (Johnson: A heuristic method for estimating the relative weight of predictor variables in
 * multiple regression, 2000).
 */
final class RelativeWeights {

    /** Directions in which the factors do not vary at all, but for rounding. */
    private static final double NOTHING = 1e-10;

    private RelativeWeights() {}

    /** Of each factor; together they are R² of all. */
    static double[] of(double[][] among, double[] withOutcome) {
        EigenDecompositionSymmetric decomposed = new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(among));
        RealMatrix directions = decomposed.getV();
        int factors = withOutcome.length;
        double[][] closeness = new double[factors][factors];
        double[] slopes = new double[factors];
        for (int k = 0; k < factors; k++) {
            double variance = Math.max(0, decomposed.getEigenvalue(k));
            double root = Math.sqrt(variance);
            double along = 0;
            for (int j = 0; j < factors; j++) {
                along += directions.getEntry(j, k) * withOutcome[j];
            }
            for (int i = 0; i < factors; i++) {
                double part = directions.getEntry(i, k);
                slopes[i] += variance > NOTHING ? part * along / root : 0;
                for (int j = 0; j < factors; j++) {
                    closeness[i][j] += part * root * directions.getEntry(j, k);
                }
            }
        }
        double[] weights = new double[factors];
        for (int j = 0; j < factors; j++) {
            for (int k = 0; k < factors; k++) {
                weights[j] += closeness[j][k] * closeness[j][k] * slopes[k] * slopes[k];
            }
        }
        return weights;
    }
}
