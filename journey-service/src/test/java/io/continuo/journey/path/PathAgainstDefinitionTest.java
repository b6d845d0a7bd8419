package io.continuo.journey.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.continuo.events.Stage;
import io.continuo.journey.columns.Columns;
import io.continuo.journey.columns.Mark;
import io.continuo.journey.columns.Run;
import io.continuo.journey.columns.Schema;
import io.continuo.journey.columns.Shape;
import io.continuo.journey.columns.Snapshot;
import io.continuo.journey.columns.Storage;
import io.continuo.journey.path.PathCounts.Link;
import io.continuo.journey.path.PathCounts.Pair;
import io.continuo.journey.path.PathCounts.Variant;
import io.continuo.journey.query.Dimension;
import io.continuo.journey.query.Period;
import io.continuo.journey.query.Travelled;
import io.continuo.journey.query.Unanswerable;
import io.continuo.journey.query.Where;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is counted on random journeys is what a walk through each of them counts. */
class PathAgainstDefinitionTest {

    private static final PathQuestion.Extent ALL = new PathQuestion.Extent(3, 10);

    private static final PathQuestion BY_TYPE = question(false, null, null, List.of());

    private static PathQuestion question(boolean collapse, String start, String end, List<PathQuestion.Group> groups) {
        return new PathQuestion(Dimension.parse("type"), Where.ANY, Period.ALWAYS, groups, collapse, start, end, ALL);
    }

    @Test
    void edgesLinksVariantsAndTimesAreThoseOfEachJourney() {
        for (int number = 0; number < 200; number++) {
            int seed = number;
            Random random = new Random(seed);
            List<String> journeys = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                journeys.add(random.ints(random.nextInt(8), 'a', 'd')
                        .mapToObj(letter -> String.valueOf((char) letter))
                        .collect(Collectors.joining()));
            }
            Map<Pair, Long> edges = new HashMap<>();
            Map<Link, Long> links = new HashMap<>();
            Map<Variant, Long> variants = new HashMap<>();
            for (String journey : journeys) {
                for (int i = 1; i < journey.length(); i++) {
                    String from = journey.substring(i - 1, i);
                    String to = journey.substring(i, i + 1);
                    edges.merge(new Pair(from, to), 1L, Long::sum);
                    if (i <= ALL.depth()) {
                        links.merge(new Link(i, from, to), 1L, Long::sum);
                    }
                }
                if (!journey.isEmpty()) {
                    variants.merge(new Variant(List.of(journey.split("")), false), 1L, Long::sum);
                }
            }

            PathCounts counts = Travelled.count(BY_TYPE, snapshot(journeys));

            assertThat(frequencies(counts)).isEqualTo(edges);
            assertThat(counts.links()).isEqualTo(links);
            assertThat(counts.ways()).isEqualTo(variants);
            counts.nodes()
                    .forEach((step, node) -> assertThat(node.repeated)
                            .as("how many go to %s again, seed %d", step, seed)
                            .isEqualTo(journeys.stream()
                                    .filter(journey -> journey.indexOf(step) != journey.lastIndexOf(step))
                                    .count()));
            assertThat(counts.customers())
                    .isEqualTo(journeys.stream()
                            .filter(journey -> !journey.isEmpty())
                            .count());
            counts.edges()
                    .values()
                    .forEach(edge -> assertThat(edge.times.median()).isEqualTo(Duration.ofSeconds(1)));
        }
    }

    @Test
    void onlyWhatLiesBetweenStartAndEndIsLookedAt() {
        PathCounts counts =
                Travelled.count(question(false, "b", "d", List.of()), snapshot(List.of("abcda", "acd", "ab")));

        assertThat(frequencies(counts)).isEqualTo(Map.of(new Pair("b", "c"), 1L, new Pair("c", "d"), 1L));
        assertThat(counts.customers()).isEqualTo(1);
    }

    @Test
    void theSameStepInARowIsOneWhereThatIsAsked() {
        assertThat(frequencies(question(true, null, null, List.of()).count(snapshot(List.of("aabba")))))
                .isEqualTo(Map.of(new Pair("a", "b"), 1L, new Pair("b", "a"), 1L));
    }

    @Test
    void groupsGiveManyStepsOneName() {
        List<PathQuestion.Group> groups =
                List.of(new PathQuestion.Group("early", "a"), new PathQuestion.Group("x", "*"));

        assertThat(frequencies(question(false, null, null, groups).count(snapshot(List.of("abc")))))
                .isEqualTo(Map.of(new Pair("early", "x"), 1L, new Pair("x", "x"), 1L));
    }

    @Test
    void thereAndBackIsALoop() {
        PathCounts counts = BY_TYPE.count(snapshot(List.of("abab", "aab")));

        assertThat(counts.returns()).containsOnlyKeys(new Pair("a", "b"), new Pair("b", "a"));
        assertThat(counts.returns().get(new Pair("a", "b")).frequency()).isEqualTo(1);
    }

    @Test
    void aDiagramOfManyValuesAndStepsIsTooLarge() {
        assertThatThrownBy(() -> new StepMatrix(1_000, new PathQuestion.Extent(7, 0)))
                .isInstanceOf(Unanswerable.class)
                .hasMessageContaining("at most 6 steps");
        assertThatCode(() -> new StepMatrix(1_000, new PathQuestion.Extent(6, 0)))
                .doesNotThrowAnyException();
    }

    @Test
    void partsAddUp() {
        PathCounts whole = BY_TYPE.count(snapshot(List.of("abc", "ab", "cab")));
        PathCounts sum = BY_TYPE.count(snapshot(List.of("abc"))).plus(BY_TYPE.count(snapshot(List.of("ab", "cab"))));

        assertThat(frequencies(sum)).isEqualTo(frequencies(whole));
        assertThat(sum.ways()).isEqualTo(whole.ways());
        assertThat(sum.customers()).isEqualTo(whole.customers());
    }

    @Test
    void soManyStepsMayBeToldApartInAllPartsTogether() {
        PathCounts sum = BY_TYPE.count(snapshot(List.of(steps(0, 600))))
                .plus(BY_TYPE.count(snapshot(List.of(steps(500, PathQuestion.MAX_STEPS)))));
        PathCounts another =
                BY_TYPE.count(snapshot(List.of(steps(PathQuestion.MAX_STEPS, PathQuestion.MAX_STEPS + 1))));

        assertThat(sum.nodes()).hasSize(PathQuestion.MAX_STEPS);
        assertThatThrownBy(() -> sum.plus(another))
                .isInstanceOfSatisfying(
                        Unanswerable.class, e -> assertThat(e.pointer()).isEqualTo("/by"));
    }

    /** A journey whose steps are all different. */
    private static String steps(int from, int to) {
        return IntStream.range('Ā' + from, 'Ā' + to)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static Map<Pair, Long> frequencies(PathCounts counts) {
        return counts.edges().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, edge -> edge.getValue().frequency()));
    }

    /** A letter is the type of a contact, a second after the one before. */
    private static Snapshot snapshot(List<String> journeys) {
        Schema schema = new Schema(List.of());
        Columns columns = new Columns(
                schema,
                Storage.MEMORY,
                (customer, any) -> {
                    throw new AssertionError("nothing is added here");
                },
                20);
        Map<Integer, String> numbered = new TreeMap<>();
        journeys.forEach(journey -> numbered.put(numbered.size(), journey));
        numbered.forEach((number, journey) -> {
            List<Mark> marks = new ArrayList<>();
            for (int i = 0; i < journey.length(); i++) {
                Shape shape = new Shape(journey.substring(i, i + 1), "web", Stage.PURCHASE, null, true);
                marks.add(new Mark(i * 1_000L, schema.shapes().code(shape), i, new int[0]));
            }
            columns.replace(Run.of("c" + number, marks, 0));
        });
        return columns.snapshot();
    }
}
