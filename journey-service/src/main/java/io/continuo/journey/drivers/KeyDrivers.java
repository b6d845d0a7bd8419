package io.continuo.journey.drivers;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What moves an outcome. */
public sealed interface KeyDrivers {

    /** More factors have too many orders in which to let them in. */
    int MAX_FACTORS = 15;

    /** Answers below which nothing is said, whatever the number of factors. */
    int LEAST_ANSWERS = 50;

    /** Answers for each factor below which nothing is said. */
    int ANSWERS_PER_FACTOR = 10;

    /** Too few complete answers to say anything. */
    record NotEnoughData(long n, long minimum) implements KeyDrivers {}

    /** The outcome, or every factor, is the same in all answers. */
    record NothingVaries(long n) implements KeyDrivers {}

    /**
     * What the factors explain.
     *
     * @param n complete answers
     * @param rSquared the share of the outcome's variance that the factors explain together
     * @param drivers the strongest first, by {@code lmg}
     * @param constant factors that are the same in all answers, which therefore explain nothing
     */
    record Ranked(long n, double rSquared, List<Driver> drivers, List<String> constant) implements KeyDrivers {}

    /**
     * A factor.
     *
     * @param lmg its share of R², averaged over all orders of factors
     * @param relativeWeight its share of R² by Johnson's method
     * @param correlation with the outcome; its sign says in which direction it goes
     */
    record Driver(String factor, double lmg, double relativeWeight, double correlation) {}

    /** How many complete answers it takes. */
    static long minimum(int factors) {
        return Math.max(LEAST_ANSWERS, (long) ANSWERS_PER_FACTOR * factors);
    }

    /** @param factors their names, at most {@link #MAX_FACTORS} */
    static KeyDrivers of(CrossProducts answers, List<String> factors) {
        if (factors.size() != answers.factors() || factors.size() > MAX_FACTORS) {
            throw new IllegalArgumentException("there are at most " + MAX_FACTORS + " factors, each with a name");
        }
        if (answers.n() < minimum(factors.size())) {
            return new NotEnoughData(answers.n(), minimum(factors.size()));
        }
        int[] varying = IntStream.range(0, factors.size())
                .filter(factor -> !answers.isConstant(factor))
                .toArray();
        if (varying.length == 0 || answers.isConstant(answers.factors())) {
            return new NothingVaries(answers.n());
        }
        return ranked(answers, factors, varying);
    }

    private static KeyDrivers ranked(CrossProducts answers, List<String> factors, int[] varying) {
        int outcome = answers.factors();
        double[][] among = new double[varying.length][varying.length];
        double[] withOutcome = new double[varying.length];
        for (int i = 0; i < varying.length; i++) {
            withOutcome[i] = answers.correlation(varying[i], outcome);
            for (int j = 0; j < varying.length; j++) {
                among[i][j] = answers.correlation(varying[i], varying[j]);
            }
        }
        Explained explained = new Explained(among, withOutcome);
        double[] lmg = Lmg.shares(explained);
        double[] weights = RelativeWeights.of(among, withOutcome);
        List<Driver> drivers = IntStream.range(0, varying.length)
                .mapToObj(i -> new Driver(factors.get(varying[i]), lmg[i], weights[i], withOutcome[i]))
                .sorted(Comparator.comparingDouble(Driver::lmg).reversed().thenComparing(Driver::factor))
                .toList();
        List<String> constant = IntStream.range(0, factors.size())
                .filter(answers::isConstant)
                .mapToObj(factors::get)
                .toList();
        return new Ranked(answers.n(), explained.rSquared((1 << varying.length) - 1), drivers, constant);
    }
}
