package io.continuo.journey.drivers;

/**
 * The Shapley value of R²: what a factor adds to R², on average over all orders in which factors can be let in (Lindeman,
 * Merenda, Gold: Introduction to bivariate and multivariate analysis, 1980).
 */
final class Lmg {

    private Lmg() {}

    /** Of each factor; together they are R² of all. */
    static double[] shares(Explained explained) {
        int factors = explained.factors();
        double[] explainedBy = explained.ofAllSets();
        double[] weights = weights(factors);
        double[] shares = new double[factors];
        for (int set = 0; set < explainedBy.length; set++) {
            double weight = Integer.bitCount(set) < factors ? weights[Integer.bitCount(set)] : 0;
            for (int factor = 0; factor < factors; factor++) {
                if ((set >> factor & 1) == 0) {
                    shares[factor] += weight * (explainedBy[set | 1 << factor] - explainedBy[set]);
                }
            }
        }
        return shares;
    }

    /** |S|! (p − |S| − 1)! / p! by |S|: one in p times the number of sets of this size without the factor. */
    private static double[] weights(int factors) {
        double[] weights = new double[factors];
        double sets = 1;
        for (int size = 0; size < factors; size++) {
            weights[size] = 1 / (factors * sets);
            sets = sets * (factors - 1 - size) / (size + 1);
        }
        return weights;
    }
}
