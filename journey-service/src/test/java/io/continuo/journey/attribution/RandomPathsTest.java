package io.continuo.journey.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes out over random paths, against the definitions calculated the plain way. */
class RandomPathsTest {

    /** A path and how it ended. */
    private record Walk(List<Integer> touches, int conversions, int nulls) {}

    @ParameterizedTest
    @CsvSource({"1,1,3", "2,1,7", "3,1,12", "4,2,4", "5,2,6", "6,3,3", "7,3,5", "8,5,3", "9,1,1"})
    void removalEffectsAreThoseOfTheDefinition(long seed, int order, int channels) {
        List<Walk> walks = walks(new Random(seed), channels, 60);

        double[] effects =
                RemovalEffects.of(transitions(walks, order).chain(), channels).orElseThrow();

        for (int channel = 0; channel < channels; channel++) {
            double expected = 1 - conversion(walks, order, channel) / conversion(walks, order, -1);
            assertThat(effects[channel]).as("channel %s", channel).isCloseTo(expected, within(1e-11));
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1,7", "2,2,5", "3,3,4"})
    void enclosingGivesWhatEliminationGives(long seed, int order, int channels) {
        MarkovChain chain =
                transitions(walks(new Random(seed), channels, 200), order).chain();
        double[] effects = RemovalEffects.of(chain, channels).orElseThrow();
        Enclosure enclosure = new Enclosure(chain);

        double[] without = IntStream.range(0, channels)
                .mapToDouble(channel -> {
                    assertThat(enclosure.avoid(channel)).isTrue();
                    return enclosure.conversion();
                })
                .toArray();

        double all = conversion(walks(new Random(seed), channels, 200), order, -1);
        for (int channel = 0; channel < channels; channel++) {
            assertThat(effects[channel]).isCloseTo(1 - without[channel] / all, within(1e-11));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shapleyIsTheMeanMarginalWorthOverAllCoalitions(long seed) {
        int channels = 5;
        List<Walk> walks = walks(new Random(seed), channels, 40);
        CoalitionTally tally = new CoalitionTally();
        walks.forEach(walk -> tally.add(path(walk)));

        double[] shares = tally.weights(channels).conversions();

        for (int channel = 0; channel < channels; channel++) {
            assertThat(shares[channel]).isCloseTo(shapley(walks, channel, channels), within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void neitherTheOrderOfPathsNorTheirSpreadShows(long seed) {
        Random random = new Random(seed);
        List<Walk> walks = walks(random, 9, 300);
        List<Walk> shuffled = new ArrayList<>(walks);
        Collections.shuffle(shuffled, random);
        PathTallies whole = tallies();
        walks.forEach(walk -> whole.add(path(walk)));

        PathTallies parts = tallies();
        for (int i = 0; i < 3; i++) {
            PathTallies part = tallies();
            shuffled.subList(i * 100, (i + 1) * 100).forEach(walk -> part.add(path(walk)));
            parts.merge(part, channel -> channel);
        }

        for (Model model : Model.values()) {
            assertThat(result(parts, model, walks)).isEqualTo(result(whole, model, walks));
        }
    }

    @Test
    void revenueInCentsIsDividedTheSameInAnyOrder() {
        List<TouchPath> paths = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            paths.add(new TouchPath()
                    .clear()
                    .touch(random.nextInt(3), 0)
                    .outcome(1, random.nextInt(1_000_000) / 100.0, 0));
        }
        CoalitionTally tally = new CoalitionTally();
        paths.forEach(tally::add);
        CoalitionTally backwards = new CoalitionTally();
        paths.reversed().forEach(backwards::add);

        assertThat(backwards.weights(3).revenue()).isEqualTo(tally.weights(3).revenue());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatNumbersChannelsHaveDoesNotShow(long seed) {
        List<Walk> walks = walks(new Random(seed), 9, 300);
        PathTallies whole = tallies();
        walks.forEach(walk -> whole.add(path(walk)));
        PathTallies other = new PathTallies(
                EnumSet.allOf(Model.class), new PathTallies.Settings(2, 1.5, channel -> 108 - channel == 3));
        walks.forEach(walk -> other.add(path(new Walk(
                walk.touches().stream().map(touch -> 108 - touch).toList(), walk.conversions(), walk.nulls()))));

        PathTallies back = tallies();
        back.merge(other, channel -> 108 - channel);

        for (Model model : Model.values()) {
            assertThat(result(back, model, walks)).isEqualTo(result(whole, model, walks));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {62, 63, 64, 200})
    void shapleyKnowsManyChannels(int channels) {
        CoalitionTally tally = new CoalitionTally();
        tally.add(path(new Walk(List.of(0, channels - 1, 0), 4, 0)));
        tally.add(path(new Walk(List.of(channels - 1), 1, 0)));

        double[] shares = tally.weights(channels).conversions();

        assertThat(shares[0]).isEqualTo(2);
        assertThat(shares[channels - 1]).isEqualTo(3);
        assertThat(tally.size()).isEqualTo(2);
    }

    private static PathTallies tallies() {
        return new PathTallies(EnumSet.allOf(Model.class), new PathTallies.Settings(2, 1.5, channel -> channel == 3));
    }

    private static Attribution result(PathTallies tallies, Model model, List<Walk> walks) {
        int converted = walks.stream().mapToInt(Walk::conversions).sum();
        Totals totals = Totals.NONE.plus(BigDecimal.valueOf(converted), BigDecimal.valueOf(converted), BigDecimal.ZERO);
        return tallies.result(model, totals, 9, number -> "c" + number);
    }

    private static TransitionTally transitions(List<Walk> walks, int order) {
        TransitionTally tally = new TransitionTally(order);
        walks.forEach(walk -> tally.add(path(walk)));
        return tally;
    }

    private static TouchPath path(Walk walk) {
        TouchPath path = new TouchPath().clear();
        walk.touches().forEach(channel -> path.touch(channel, 0));
        return path.ageByPosition().outcome(walk.conversions(), walk.conversions(), walk.nulls());
    }

    /** The first converts, so that there is something to divide. */
    private static List<Walk> walks(Random random, int channels, int count) {
        List<Walk> walks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Integer> touches = new ArrayList<>();
            do {
                touches.add(random.nextInt(channels));
            } while (random.nextInt(5) > 0);
            walks.add(new Walk(touches, i == 0 ? 1 : random.nextInt(3), random.nextInt(4)));
        }
        return walks;
    }

    /** The probability to convert when whoever comes to a channel is lost, by Gauss' elimination of the equations. */
    private static double conversion(List<Walk> walks, int order, int without) {
        Map<List<Integer>, Integer> states = new LinkedHashMap<>(Map.of(List.of(), 0));
        List<double[]> moves = new ArrayList<>();
        double[][] counts = new double[2_000][];
        for (Walk walk : walks) {
            List<Integer> context = List.of();
            for (int touch : walk.touches()) {
                List<Integer> next = new ArrayList<>(context);
                next.add(touch);
                next = List.copyOf(next.subList(Math.max(0, next.size() - order), next.size()));
                int from = states.computeIfAbsent(context, c -> states.size());
                int to = states.computeIfAbsent(next, c -> states.size());
                moves.add(new double[] {from, to, walk.conversions() + walk.nulls(), touch});
                context = next;
            }
            int last = states.computeIfAbsent(context, c -> states.size());
            moves.add(new double[] {last, -1, walk.conversions(), -2});
            moves.add(new double[] {last, -2, walk.nulls(), -2});
        }
        int size = states.size();
        double[] left = new double[size];
        moves.forEach(move -> left[(int) move[0]] += move[2]);
        for (int i = 0; i < size; i++) {
            counts[i] = new double[size + 1];
            counts[i][i] = 1;
        }
        for (double[] move : moves) {
            double[] row = counts[(int) move[0]];
            double probability = left[(int) move[0]] == 0 ? 0 : move[2] / left[(int) move[0]];
            if (move[1] == -1) {
                row[size] += probability;
            } else if (move[1] >= 0 && move[3] != without) {
                row[(int) move[1]] -= probability;
            }
        }
        return solvedFirst(counts, size);
    }

    private static double solvedFirst(double[][] rows, int size) {
        for (int pivot = size - 1; pivot >= 0; pivot--) {
            for (int i = 0; i < pivot; i++) {
                double factor = rows[i][pivot] / rows[pivot][pivot];
                for (int j = 0; j <= size; j++) {
                    rows[i][j] -= factor * rows[pivot][j];
                }
            }
        }
        return rows[0][size] / rows[0][0];
    }

    private static double shapley(List<Walk> walks, int channel, int channels) {
        double value = 0;
        for (int mask = 0; mask < 1 << channels; mask++) {
            if ((mask >> channel & 1) == 0) {
                int members = Integer.bitCount(mask);
                double weight = factorial(members) * factorial(channels - members - 1) / factorial(channels);
                value += weight * (worth(walks, mask | 1 << channel) - worth(walks, mask));
            }
        }
        return value;
    }

    private static double worth(List<Walk> walks, int mask) {
        return walks.stream()
                .filter(walk -> {
                    Set<Integer> touched = new HashSet<>(walk.touches());
                    return touched.stream().allMatch(touch -> (mask >> touch & 1) == 1);
                })
                .mapToDouble(Walk::conversions)
                .sum();
    }

    private static double factorial(int n) {
        return IntStream.rangeClosed(1, n).mapToDouble(i -> i).reduce(1, (a, b) -> a * b);
    }
}
