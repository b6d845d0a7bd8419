package io.continuo.journey.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.CaseChanged.Change;
import io.continuo.events.CaseChanged.Direction;
import io.continuo.events.EventJson;
import io.continuo.events.FeedbackGiven;
import io.continuo.journey.query.Interval;
import io.continuo.journey.query.Period;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers to surveys over all journeys. */
class MetricsOfAnswersTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant NOW = MONDAY.plus(Duration.ofDays(100));

    private final Lived lived = new Lived();

    @Test
    void scoresOfZeroToTenOnceEachAndWhatWasSkippedIsInNoDenominator() {
        IntStream.rangeClosed(0, 10).forEach(score -> lived.answer("c" + score, "nps", "" + score, "web", MONDAY));
        lived.answer("skips", "nps", null, "web", MONDAY);
        lived.answer("other", "csat", "5", "web", MONDAY);

        MetricFigure nps = lived.measure(query(Metric.NPS)).overall().figure();

        assertThat(nps.status()).isEqualTo(MetricFigure.Status.OK);
        assertThat(nps.value()).isCloseTo(-45.4545, within(1e-4));
        assertThat(nps.n()).isEqualTo(11);
        assertThat(nps.skipped()).isEqualTo(1);
        assertThat(nps.low()).isLessThan(nps.value());
        assertThat(nps.high()).isGreaterThan(nps.value());
    }

    @Test
    void withoutAnswersThereIsNoFigure() {
        lived.answer("skips", "nps", null, "web", MONDAY);

        MetricFigure nps = lived.measure(query(Metric.NPS)).overall().figure();

        assertThat(nps.status()).isEqualTo(MetricFigure.Status.NO_DATA);
        assertThat(nps.value()).isNull();
        assertThat(nps.n()).isZero();
        assertThat(nps.skipped()).isEqualTo(1);
    }

    @Test
    void effortIsAMeanAndAShareOnTheScaleThatTheSurveyStates() {
        lived.answer("a", "ces", "7", "web", MONDAY);
        lived.answer("b", "ces", "2", "web", MONDAY);

        Measured ces = lived.measure(query(Metric.CES));

        assertThat(ces.overall().figure().value()).isEqualTo(4.5);
        assertThat(ces.overall().figure().goodShare()).extracting("value").isEqualTo(50.0);
        assertThat(MetricView.of(ces).scales())
                .singleElement()
                .satisfies(scale -> assertThat(scale.direction()).isEqualTo("higher_is_better"));
    }

    @Test
    void aSurveyWhereLowIsGoodIsMeasuredOnItsOwnScale() {
        FeedbackGiven.Scale effort =
                new FeedbackGiven.Scale(BigDecimal.ONE, new BigDecimal(5), FeedbackGiven.Direction.LOWER_IS_BETTER);
        for (String score : List.of("1", "2", "4", "5")) {
            lived.answer("c" + score, "delivery", score, "web", MONDAY, null, null, effort);
        }
        lived.answer("off", "delivery", "9", "web", MONDAY, null, null, effort);
        lived.answer("undescribed", "delivery", "3", "web", MONDAY);
        MetricQuery query =
                new MetricQuery(Metric.CES, "delivery", List.of(), Period.ALWAYS, null, MetricSettings.DEFAULTS, NOW);

        MetricFigure figure = lived.measure(query).overall().figure();

        assertThat(figure.goodShare()).extracting("value").isEqualTo(50.0);
        assertThat(figure.value()).isEqualTo(3);
        assertThat(figure.offScale()).isEqualTo(2);
    }

    @Test
    void anAnswerBelongsToTheTouchpointOrTheCaseThatItNames() {
        lived.contact("ana", "visit", "Store Visited", "store", MONDAY, Map.of())
                .contact("ana", "later", "Page Viewed", "web", after(1), Map.of())
                .answer("ana", "csat", "5", "email", after(2), "visit", null)
                .move("ana", "case-1", 1, Change.OPENED, null, after(3))
                .move("ana", "case-1", 2, Change.MESSAGE, Direction.OUT, after(4))
                .answer("ana", "csat", "1", "email", after(5), null, "case-1")
                .answer("ana", "csat", "3", "email", after(6))
                .answer("ana", "csat", "4", "email", after(7), "unknown", null);

        Measured csat = lived.measure(query(Metric.CSAT, "channel", "touchpoint"));

        assertThat(csat.groups().get(List.of("store", "Store Visited")).figure().value())
                .isEqualTo(100);
        assertThat(csat.groups()
                        .get(List.of("whatsapp", "Case Message Sent"))
                        .figure()
                        .value())
                .isEqualTo(0);
        assertThat(csat.groups()
                        .get(List.of("email", "Case Message Sent"))
                        .figure()
                        .n())
                .isEqualTo(2);
        assertThat(csat.overall().figure().n()).isEqualTo(4);
    }

    @Test
    void theTypeOfACustomerIsThatOfTheMoment() {
        lived.answer("ana", "nps", "10", "web", MONDAY)
                .contact("ana", "o1", "Order Completed", "web", after(1), Map.of("order_id", "1"))
                .contact("ana", "o1b", "Order Placed", "web", after(2), Map.of("order_id", "1"))
                .answer("ana", "nps", "9", "web", after(3))
                .contact("ana", "o2", "Order Completed", "web", after(4), Map.of("order_id", "2"))
                .answer("ana", "nps", "0", "web", after(5));

        Measured nps = lived.measure(query(Metric.NPS, "customer_type"));

        assertThat(nps.groups().get(List.of("prospect")).figure().value()).isEqualTo(100);
        assertThat(nps.groups().get(List.of("new")).figure().value()).isEqualTo(100);
        assertThat(nps.groups().get(List.of("returning")).figure().value()).isEqualTo(-100);
    }

    @Test
    void aTrendNamesThePeriodsWithoutData() {
        lived.answer("ana", "nps", "10", "web", MONDAY).answer("ben", "nps", "0", "web", after(24 * 14));
        MetricQuery query = new MetricQuery(
                Metric.NPS, "nps", List.of(), Period.ALWAYS, Interval.WEEK, MetricSettings.DEFAULTS, NOW);

        List<MetricView.PointView> trend = MetricView.of(lived.measure(query)).trend();

        assertThat(trend)
                .extracting(
                        point -> point.from().toString(),
                        point -> point.figure().value())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("2026-03-02T00:00:00Z", 100.0),
                        org.assertj.core.groups.Tuple.tuple("2026-03-09T00:00:00Z", null),
                        org.assertj.core.groups.Tuple.tuple("2026-03-16T00:00:00Z", -100.0));
    }

    @Test
    void aGroupIsNamedByWhatItWasAskedBy() {
        lived.answer("ana", "nps", "10", "web", MONDAY);

        JsonNode view = EventJson.MAPPER.valueToTree(
                MetricView.of(lived.measure(query(Metric.NPS, "channel", "campaign", "properties.campaign.name"))));

        JsonNode group = view.at("/groups/0");
        assertThat(view.get("value").asDouble()).isEqualTo(100);
        assertThat(view.get("status").asText()).isEqualTo("ok");
        assertThat(group.get("channel").asText()).isEqualTo("web");
        assertThat(group.get("campaign").isNull()).isTrue();
        assertThat(group.get("properties.campaign.name").isNull()).isTrue();
        assertThat(group.get("n").asInt()).isEqualTo(1);
        assertThat(group.has("trend")).isFalse();
    }

    /** One answer as a naive reader keeps it. */
    private record Plain(String channel, @Nullable Integer score, Instant at) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whateverThePartitionsTheFiguresAreThoseOfAllAnswers(long seed) {
        Random random = new Random(seed);
        List<Plain> answers = new ArrayList<>();
        for (int customer = 0; customer < 60; customer++) {
            for (int i = random.nextInt(6); i > 0; i--) {
                Instant at = MONDAY.plus(Duration.ofMinutes(random.nextInt(100_000)));
                String channel = List.of("web", "store", "app").get(random.nextInt(3));
                if (random.nextBoolean()) {
                    lived.contact("c" + customer, "t" + customer + "-" + i, "Page Viewed", "sms", at, Map.of());
                } else {
                    Integer score = random.nextInt(5) == 0 ? null : random.nextInt(11);
                    answers.add(new Plain(channel, score, at));
                    lived.answer("c" + customer, "nps", score == null ? null : "" + score, channel, at);
                }
            }
        }
        Period period = new Period(MONDAY.plus(Duration.ofDays(10)), MONDAY.plus(Duration.ofDays(60)));
        MetricQuery query = MetricQuery.of(Metric.NPS, List.of(By.parse("channel")), period, NOW);

        Measured one = lived.measure(query);
        Measured many = lived.measure(query, 4);

        assertThat(many.overall()).isEqualTo(one.overall());
        assertThat(many.groups()).isEqualTo(one.groups());
        assertThat(naive(answers, period)).isEqualTo(scores(one));
    }

    private static Map<String, Double> naive(List<Plain> answers, Period period) {
        Map<String, Double> scores = new HashMap<>();
        for (String channel : List.of("web", "store", "app")) {
            List<Integer> given = answers.stream()
                    .filter(answer -> answer.channel().equals(channel) && answer.score() != null)
                    .filter(answer ->
                            !answer.at().isBefore(period.from()) && answer.at().isBefore(period.to()))
                    .map(Plain::score)
                    .toList();
            long promoters = given.stream().filter(score -> score >= 9).count();
            long detractors = given.stream().filter(score -> score <= 6).count();
            scores.put(channel, 100.0 * (promoters - detractors) / given.size());
        }
        return scores;
    }

    private static Map<String, Double> scores(Measured measured) {
        Map<String, Double> scores = new HashMap<>();
        measured.groups()
                .forEach((key, line) -> scores.put(key.getFirst(), line.figure().value()));
        return scores;
    }

    private static Instant after(int hours) {
        return MONDAY.plus(Duration.ofHours(hours));
    }

    private static MetricQuery query(Metric metric, String... by) {
        return MetricQuery.of(metric, Arrays.stream(by).map(By::parse).toList(), Period.ALWAYS, NOW);
    }
}
