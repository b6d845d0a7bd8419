package io.continuo.journey.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.continuo.journey.upload.Csv;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WorkedExamplesTest {

    private static final Offset<Double> CLOSE = within(1e-10);

    @Test
    void markovOfTwoChannels() {
        Attributed markov = Attributed.by(
                        Model.MARKOV,
                        Csv.of(
                                "path,total_conversions,total_conversion_value,total_null",
                                "google,2,20,0",
                                "mailing,1,10,0",
                                "google > mailing,1,10.01,0",
                                "google,0,0,1"))
                .reconciles();

        assertThat(markov.effects()).containsOnly(entry("google", 0.75), entry("mailing", 0.5));
        assertThat(markov.conversions()).containsOnly(entry("google", 2.4), entry("mailing", 1.6));
    }

    @Test
    void markovOfThreeChannels() {
        Attributed markov = Attributed.by(
                Model.MARKOV, Csv.of("path,total_conversions,total_null", "C1>C2>C3,1,0", "C1,0,1", "C2 > C3,0,1"));

        closeTo(markov.effects(), Map.of("C1", 0.5, "C2", 1.0, "C3", 1.0));
        closeTo(markov.reconciles().conversions(), Map.of("C1", 0.2, "C2", 0.4, "C3", 0.4));
    }

    @Test
    void stayingInAChannelChangesNothingInAChainOfOrderOne() {
        Attributed plain = Attributed.by(
                Model.MARKOV, Csv.of("path,total_conversions,total_null", "a > b,3,2", "b > c,1,4", "c > a,2,2"));
        Attributed stuttering = Attributed.by(
                Model.MARKOV,
                Csv.of("path,total_conversions,total_null", "a > a > a > b,3,2", "b > b > c > c,1,4", "c > a > a,2,2"));

        closeTo(stuttering.effects(), plain.effects());
    }

    @Test
    void aChainOfOrderTwoKnowsWhereOneCameFrom() {
        // After a, b always converts; after c, never. A chain of order one cannot tell.
        Attributed markov =
                Attributed.by(Model.MARKOV, 2, Csv.of("path,total_conversions,total_null", "a > b,5,0", "c > b,0,5"));

        closeTo(markov.effects(), Map.of("a", 1.0, "b", 1.0, "c", 0.0));
    }

    @Test
    void shapleyOfThreeChannels() {
        Attributed shapley = Attributed.by(
                        Model.SHAPLEY,
                        Csv.of(
                                "path,total_conversions",
                                "F,.2",
                                "O,0.1",
                                "L,0.17",
                                "F > O,0.17",
                                "L > F,0.3",
                                "L > O,0.0",
                                "F > O > L > F,0.06"))
                .reconciles();

        closeTo(shapley.conversions(), Map.of("F", 0.455, "O", 0.205, "L", 0.34));
        assertThat(shapley.credited().coalitions())
                .extracting(Attribution.Coalition::channels)
                .first()
                .asString()
                .isEqualTo("[F, L]");
    }

    @Test
    void shapleyOfTwoChannels() {
        Attributed shapley = Attributed.by(Model.SHAPLEY, Csv.of("path,total_conversions", "a,4", "a > b,6"));

        closeTo(shapley.reconciles().conversions(), Map.of("a", 7.0, "b", 3.0));
    }

    @ParameterizedTest
    @CsvSource({
        "FIRST, 1, 0, 0, 0",
        "LAST, 0, 0, 0, 1",
        "LAST_NON_DIRECT, 0, 0, 1, 0",
        "LINEAR, 0.25, 0.25, 0.25, 0.25",
        "POSITION, 0.4, 0.1, 0.1, 0.4",
        "TIME_DECAY, 0.0666666667, 0.1333333333, 0.2666666667, 0.5333333333"
    })
    void rulesDivideAPath(Model model, double a, double b, double c, double direct) {
        Attributed attributed = Attributed.by(model, Csv.of("path,total_conversions", "a > b > c > Direct,1"))
                .reconciles();

        closeTo(attributed.conversions(), Map.of("a", a, "b", b, "c", c, "Direct", direct));
    }

    @Test
    void ofTwoTouchesPositionGivesHalfToEach() {
        Attributed position = Attributed.by(Model.POSITION, Csv.of("path,total_conversions", "a > b,1", "c,1"));

        closeTo(position.reconciles().conversions(), Map.of("a", 0.5, "b", 0.5, "c", 1.0));
    }

    @Test
    void whereAllTouchesAreDirectTheLastGetsAll() {
        Attributed attributed =
                Attributed.by(Model.LAST_NON_DIRECT, Csv.of("path,total_conversions", "(direct) > direct,1"));

        closeTo(attributed.conversions(), Map.of("(direct)", 0.0, "direct", 1.0));
    }

    @ParameterizedTest
    @EnumSource
    void thirdsReconcile(Model model) {
        Attributed.by(
                        model,
                        Csv.of(
                                "path,total_conversions,total_conversion_value",
                                "a > b > c,1,0.01",
                                "a > c > b > d > e > f > g,7,99.99",
                                "b > a > c,3,1e-9"))
                .reconciles();
    }

    @ParameterizedTest
    @EnumSource
    void withoutConversionsThereIsNothingToDivide(Model model) {
        AttributionSettings settings = AttributionSettings.of(List.of(model.wireName()), null, null, List.of());

        Gathered answer =
                new Attributing().attribute(Csv.of("path,total_conversions,total_null", "a > b,0,5"), settings);

        assertThat(answer.results()).containsExactly(new Attribution.NoConversions(model));
    }

    private static void closeTo(Map<String, Double> found, Map<String, Double> expected) {
        assertThat(found).containsOnlyKeys(expected.keySet());
        expected.forEach(
                (channel, credit) -> assertThat(found.get(channel)).as(channel).isCloseTo(credit, CLOSE));
    }
}
