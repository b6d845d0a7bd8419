package io.continuo.identity.matching;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How likely two records are of one person, and why. All but the probability in bits, which add up.
 *
 * @param bits logarithm of the odds
 * @param prior of two records taken at random
 * @param household what is taken off because the two share a household's values, 0 or less
 * @param weights of each field that both say something in
 */
record Score(double bits, double prior, double household, Map<Field, Double> weights) {

    /** By field, and what is no field's; together they are {@link #bits}. */
    Map<String, Double> explained() {
        Map<String, Double> explained = new LinkedHashMap<>();
        explained.put("prior", rounded(prior));
        weights.forEach((field, weight) -> explained.put(field.toString(), rounded(weight)));
        if (household < 0) {
            explained.put("sharedHousehold", rounded(household));
        }
        return explained;
    }

    private static double rounded(double bits) {
        return Math.round(bits * 100) / 100.0;
    }

    double probability() {
        return 1 / (1 + Math.pow(2, -bits));
    }
}
