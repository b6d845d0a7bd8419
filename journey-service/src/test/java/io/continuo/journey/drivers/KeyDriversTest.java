package io.continuo.journey.drivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyDriversTest {

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 5", "3, 9", "4, 15"})
    void bothDecompositionsSumToRSquared(long seed, int factors) {
        KeyDrivers.Ranked ranked = ranked(answers(new Random(seed), factors, 2_000), factors);

        assertThat(ranked.rSquared()).isBetween(0.2, 1.0);
        assertThat(ranked.drivers().stream().mapToDouble(KeyDrivers.Driver::lmg).sum())
                .isCloseTo(ranked.rSquared(), within(1e-10));
        assertThat(ranked.drivers().stream()
                        .mapToDouble(KeyDrivers.Driver::relativeWeight)
                        .sum())
                .isCloseTo(ranked.rSquared(), within(1e-10));
        assertThat(ranked.drivers()).allSatisfy(driver -> {
            assertThat(driver.lmg()).isGreaterThanOrEqualTo(-1e-12);
            assertThat(driver.relativeWeight()).isGreaterThanOrEqualTo(0);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void lmgIsTheMeanOverAllOrdersOfFactors(long seed) {
        int factors = 5;
        CrossProducts answers = answers(new Random(seed), factors, 500);
        Explained explained = explained(answers, factors);

        double[] shares = Lmg.shares(explained);

        double[] sums = new double[factors];
        List<List<Integer>> orders = orders(IntStream.range(0, factors).boxed().toList());
        for (List<Integer> order : orders) {
            int let = 0;
            for (int factor : order) {
                sums[factor] += explained.rSquared(let | 1 << factor) - explained.rSquared(let);
                let |= 1 << factor;
            }
        }
        for (int factor = 0; factor < factors; factor++) {
            assertThat(shares[factor]).isCloseTo(sums[factor] / orders.size(), within(1e-12));
        }
    }

    @Test
    void twoFactorsInClosedForm() {
        // r1 = .6, r2 = .5, r12 = .3: R² = (.36 + .25 − 2·.6·.5·.3) / (1 − .09); LMG 1 = (.36 + R² − .25) / 2.
        double[][] among = {{1, 0.3}, {0.3, 1}};
        double[] withOutcome = {0.6, 0.5};
        double rSquared = 0.43 / 0.91;

        double[] lmg = Lmg.shares(new Explained(among, withOutcome));

        assertThat(lmg[0]).isCloseTo((0.36 + rSquared - 0.25) / 2, within(1e-14));
        assertThat(lmg[1]).isCloseTo((0.25 + rSquared - 0.36) / 2, within(1e-14));
        // Of two factors both methods say the same.
        assertThat(RelativeWeights.of(among, withOutcome)[0]).isCloseTo(lmg[0], within(1e-12));
    }

    @Test
    void factorsThatGoTheirOwnWaysGetTheirSquaredCorrelations() {
        double[][] among = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
        double[] withOutcome = {0.5, -0.3, 0};

        assertThat(Lmg.shares(new Explained(among, withOutcome)))
                .containsExactly(new double[] {0.25, 0.09, 0}, within(1e-15));
        assertThat(RelativeWeights.of(among, withOutcome)).containsExactly(new double[] {0.25, 0.09, 0}, within(1e-15));
    }

    @Test
    void aFactorThatStandsThereTwiceIsShared() {
        Random random = new Random(7);
        CrossProducts answers = new CrossProducts(3);
        for (int i = 0; i < 400; i++) {
            double wait = random.nextGaussian();
            double other = random.nextGaussian();
            answers.add(wait + other + random.nextGaussian(), new double[] {wait, 2 * wait, other});
        }

        KeyDrivers.Ranked ranked = ranked(answers, 3);

        KeyDrivers.Driver once = driver(ranked, "f0");
        KeyDrivers.Driver twice = driver(ranked, "f1");
        assertThat(once.lmg()).isCloseTo(twice.lmg(), within(1e-9));
        assertThat(once.relativeWeight()).isCloseTo(twice.relativeWeight(), within(1e-9));
        assertThat(ranked.drivers().stream()
                        .mapToDouble(KeyDrivers.Driver::relativeWeight)
                        .sum())
                .isCloseTo(ranked.rSquared(), within(1e-9));
    }

    @Test
    void theStrongestDriverComesFirstAndItsSignIsKnown() {
        Random random = new Random(3);
        CrossProducts answers = new CrossProducts(2);
        for (int i = 0; i < 1_000; i++) {
            double wait = random.nextDouble();
            double handoffs = random.nextInt(4);
            answers.add(9 - 6 * wait - 0.2 * handoffs + random.nextGaussian(), new double[] {handoffs, wait});
        }

        KeyDrivers.Ranked ranked = ranked(answers, 2);

        assertThat(ranked.drivers()).extracting(KeyDrivers.Driver::factor).containsExactly("f1", "f0");
        assertThat(ranked.drivers())
                .allSatisfy(driver -> assertThat(driver.correlation()).isNegative());
    }

    @Test
    void tooFewAnswersSayNothing() {
        CrossProducts answers = answers(new Random(1), 6, 59);

        assertThat(KeyDrivers.of(answers, names(6))).isEqualTo(new KeyDrivers.NotEnoughData(59, 60));
        assertThat(KeyDrivers.of(new CrossProducts(1), names(1))).isEqualTo(new KeyDrivers.NotEnoughData(0, 50));
    }

    @Test
    void whatNeverVariesExplainsNothing() {
        CrossProducts answers = new CrossProducts(2);
        CrossProducts content = new CrossProducts(1);
        for (int i = 0; i < 100; i++) {
            answers.add(i % 10, new double[] {0.1, i % 7});
            content.add(0.1, new double[] {i});
        }

        assertThat(ranked(answers, 2).constant()).containsExactly("f0");
        assertThat(KeyDrivers.of(content, names(1))).isEqualTo(new KeyDrivers.NothingVaries(100));
    }

    @Test
    void anAnswerThatLacksSomethingDoesNotCount() {
        CrossProducts answers = new CrossProducts(1);

        assertThat(answers.add(5, new double[] {Double.NaN})).isFalse();
        assertThat(answers.add(Double.NaN, new double[] {1})).isFalse();
        assertThat(answers.add(5, new double[] {1})).isTrue();
        assertThat(answers.n()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void spreadingAnswersChangesNothing(long seed) {
        CrossProducts whole = answers(new Random(seed), 4, 300);
        Random again = new Random(seed);
        CrossProducts merged = new CrossProducts(4);
        for (int part : new int[] {100, 0, 1, 199}) {
            merged.merge(answers(again, 4, part));
        }

        KeyDrivers.Ranked expected = ranked(whole, 4);
        KeyDrivers.Ranked found = ranked(merged, 4);

        assertThat(found.rSquared()).isCloseTo(expected.rSquared(), within(1e-12));
        assertThat(found.drivers())
                .extracting(KeyDrivers.Driver::factor)
                .isEqualTo(expected.drivers().stream()
                        .map(KeyDrivers.Driver::factor)
                        .toList());
    }

    private static CrossProducts answers(Random random, int factors, int count) {
        CrossProducts answers = new CrossProducts(factors);
        for (int i = 0; i < count; i++) {
            double mood = random.nextGaussian();
            double[] row = new double[factors];
            Arrays.setAll(row, factor -> 1_000 + mood + (factor + 1) * random.nextGaussian());
            double outcome = mood
                    + IntStream.range(0, factors)
                            .mapToDouble(f -> row[f] / (f + 1))
                            .sum();
            answers.add(outcome + random.nextGaussian(), row);
        }
        return answers;
    }

    private static Explained explained(CrossProducts answers, int factors) {
        double[][] among = new double[factors][factors];
        double[] withOutcome = new double[factors];
        for (int i = 0; i < factors; i++) {
            withOutcome[i] = answers.correlation(i, factors);
            for (int j = 0; j < factors; j++) {
                among[i][j] = answers.correlation(i, j);
            }
        }
        return new Explained(among, withOutcome);
    }

    private static KeyDrivers.Ranked ranked(CrossProducts answers, int factors) {
        KeyDrivers drivers = KeyDrivers.of(answers, names(factors));
        assertThat(drivers).isInstanceOf(KeyDrivers.Ranked.class);
        return (KeyDrivers.Ranked) drivers;
    }

    private static KeyDrivers.Driver driver(KeyDrivers.Ranked ranked, String factor) {
        return ranked.drivers().stream()
                .filter(driver -> driver.factor().equals(factor))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(int factors) {
        return IntStream.range(0, factors).mapToObj(factor -> "f" + factor).toList();
    }

    private static List<List<Integer>> orders(List<Integer> factors) {
        if (factors.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Integer>> orders = new ArrayList<>();
        for (Integer first : factors) {
            List<Integer> rest = new ArrayList<>(factors);
            rest.remove(first);
            for (List<Integer> order : orders(rest)) {
                List<Integer> whole = new ArrayList<>(order);
                whole.addFirst(first);
                orders.add(Collections.unmodifiableList(whole));
            }
        }
        return orders;
    }
}
