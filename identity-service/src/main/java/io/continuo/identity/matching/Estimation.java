package io.continuo.identity.matching;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Adjusts the parameters to the data at hand, without anybody saying which records belong together: expectation
 * maximisation (A. P. Dempster, N. M. Laird, D. B. Rubin, 1977; for record linkage M. A. Jaro, 1989).
 *
 * <p>What differs from the parameters before must be shown by enough records: both shares are drawn towards what they
 * were by as many pairs as {@link #WORTH_OF_MATCHES} and {@link #WORTH_OF_RANDOM} say.
 */
final class Estimation {

    static final int WORTH_OF_MATCHES = 500;
    static final int WORTH_OF_RANDOM = 5_000;

    private static final int MOST_ROUNDS = 25;
    private static final double SETTLED = 1e-4;
    private static final double LEAST = 1e-7;

    private Estimation() {}

    /**
     * A model for these records.
     *
     * @param candidates comparisons among which there are matches
     * @param random comparisons of records taken at random, which practically never match
     */
    static Model of(Model before, Frequencies frequencies, List<Comparison> candidates, List<Comparison> random) {
        Scoring first = new Scoring(before, frequencies);
        Map<Field, double[]> chance = chance(before, random, first);
        Model model = with(before, shares(before, candidates, first), chance);
        for (int round = 1; round < MOST_ROUNDS; round++) {
            Model next = with(before, shares(before, candidates, new Scoring(model, frequencies)), chance);
            if (distance(model, next) < SETTLED) {
                return next;
            }
            model = next;
        }
        return model;
    }

    private static Model with(Model before, Map<Field, double[]> matching, Map<Field, double[]> chance) {
        Map<Field, Model.Odds> odds = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            odds.put(field, new Model.Odds(matching.get(field), chance.get(field)));
        }
        return new Model(before.version() + 1, odds);
    }

    /** By level, how many pairs there are that do not match; the few that do are left out as far as they are likely to. */
    private static Map<Field, double[]> chance(Model before, List<Comparison> random, Scoring scoring) {
        Map<Field, double[]> counts = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            counts.put(field, worth(before.of(field).u(), WORTH_OF_RANDOM));
        }
        for (Comparison comparison : random) {
            double probability = scoring.score(comparison).probability();
            counts.forEach((field, levels) -> count(levels, comparison.level(field), 1 - probability));
        }
        return counts;
    }

    /** By level, how many of the matches there are, each pair counted as far as it is likely to be one. */
    private static Map<Field, double[]> shares(Model before, List<Comparison> candidates, Scoring scoring) {
        Map<Field, double[]> counts = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            counts.put(field, worth(before.of(field).m(), WORTH_OF_MATCHES));
        }
        for (Comparison comparison : candidates) {
            double probability = scoring.score(comparison).probability();
            counts.forEach((field, levels) -> count(levels, comparison.level(field), probability));
        }
        return counts;
    }

    private static double[] worth(double[] shares, int pairs) {
        return Arrays.stream(shares).map(share -> LEAST + share * pairs).toArray();
    }

    private static void count(double[] counts, Level level, double weight) {
        if (level != Level.MISSING) {
            counts[level.ordinal()] += weight;
        }
    }

    private static double distance(Model one, Model other) {
        double most = 0;
        for (Field field : Field.values()) {
            for (int level = 0; level < Level.INFORMATIVE; level++) {
                most = Math.max(
                        most,
                        Math.abs(one.of(field).m()[level] - other.of(field).m()[level]));
            }
        }
        return most;
    }
}
