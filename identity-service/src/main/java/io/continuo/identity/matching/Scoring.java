package io.continuo.identity.matching;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns a comparison into the probability that both records are of one person.
 *
 * <p>Weights are added as if fields were independent (Fellegi and Sunter, 1969), an exact agreement by how common its
 * value is (W. E. Winkler, Frequency-Based Matching, 2000). What a household has in common is no independent evidence of
 * a person: together those fields can only make it as likely as not that the two are one, whatever the number of people.
 */
final class Scoring {

    /** Below this, a population says nothing about how rare a match is. */
    private static final double SMALLEST_POPULATION = 1000;

    /** Records of one person that a source is expected to have beside any other. */
    private static final double EXPECTED_DUPLICATES = 2;

    /** Bits by which people who live together remain likelier to be two than one. */
    private static final double HOUSEHOLD_DOUBT = 1;

    /** What is left of agreement beyond that, and the most it can come to in bits. */
    private static final double BEYOND_HOUSEHOLD = 0.1;

    private static final double MOST_BEYOND_HOUSEHOLD = 3;

    private final Model model;
    private final Frequencies frequencies;
    private final double prior;

    Scoring(Model model, Frequencies frequencies) {
        this.model = model;
        this.frequencies = frequencies;
        this.prior = log2(EXPECTED_DUPLICATES / Math.max(SMALLEST_POPULATION, frequencies.records()));
    }

    Score score(Comparison comparison) {
        Map<Field, Double> weights = new EnumMap<>(Field.class);
        double personal = 0;
        double household = 0;
        for (Field field : Field.values()) {
            Level level = comparison.level(field);
            if (level != Level.MISSING) {
                double weight = weight(field, level, comparison.agreed(field), comparison.namesAreExchanged());
                weights.put(field, weight);
                personal += field.isOfHousehold() ? 0 : weight;
                household += field.isOfHousehold() ? weight : 0;
            }
        }
        double most = -prior - HOUSEHOLD_DOUBT;
        double counted = household <= most ? household : most + beyond(household - most);
        return new Score(prior + personal + counted, prior, counted - household, weights);
    }

    private static double beyond(double bits) {
        return Math.min(MOST_BEYOND_HOUSEHOLD, bits * BEYOND_HOUSEHOLD);
    }

    private double weight(Field field, Level level, @Nullable String agreed, boolean exchanged) {
        Model.Odds odds = model.of(field);
        if (agreed == null) {
            return odds.weight(level);
        }
        double share = share(field, agreed);
        if (exchanged && field == Field.FIRST_NAME) {
            share = Math.max(share, share(Field.LAST_NAME, agreed));
        } else if (exchanged && field == Field.LAST_NAME) {
            share = Math.max(share, share(Field.FIRST_NAME, agreed));
        }
        return log2(odds.m(Level.EXACT) / share);
    }

    /** Of the records beside these two, how many say the same. */
    private double share(Field field, String value) {
        double others = Math.max(0, frequencies.of(field, value) - 2);
        double known = Math.max(0, frequencies.known(field) - 2);
        double usual = model.of(field).u(Level.EXACT);
        return (others + field.worth() * usual) / (known + field.worth());
    }

    static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}
