package io.continuo.journey.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.continuo.events.CaseChanged;
import io.continuo.events.CaseChanged.Change;
import io.continuo.events.CaseChanged.Direction;
import io.continuo.events.CaseChanged.Origin;
import io.continuo.journey.placement.CaseFacts;
import io.continuo.journey.query.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases over all journeys. A course is written {@code change@hour}: o, in, out, up, re(solved), again, bad (escalated). */
class MetricsOfCasesTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant NOW = MONDAY.plus(Duration.ofDays(100));

    private final Lived lived = new Lived();
    private int cases;

    @Test
    void theFirstWordIsTheResponseAndTheLastResolutionTheEnd() {
        course("o@0 out@2 re@5");
        course("o@0 up@4 out@5 re@6 again@7 re@20");
        course("o@0");

        assertThat(figure(Metric.RESPONSE_TIME).times().mean()).isEqualTo(Duration.ofHours(3));
        assertThat(figure(Metric.RESPONSE_TIME).pending()).isEqualTo(1);
        assertThat(figure(Metric.RESOLUTION_TIME).times().median()).isEqualTo(Duration.ofMinutes(750));
        assertThat(figure(Metric.RESOLUTION_TIME).value()).isEqualTo(12.5 * 3600);
    }

    @Test
    void firstContactsResolveWhatIsNotOpenedAgainWithinTheWindow() {
        course("o@0 out@1 re@2");
        course("o@0 in@1 re@2");
        course("o@0 in@10 re@12");
        course("o@0 re@2 in@30 again@30 re@40");
        course("o@0 re@2 in@300 again@300");
        course("o@0");

        assertThat(figure(Metric.FCR).n()).isEqualTo(6);
        assertThat(figure(Metric.FCR).value()).isEqualTo(50);
        MetricSettings eligible = new MetricSettings(
                FirstContactTally.Denominator.ELIGIBLE,
                Duration.ofDays(30),
                Duration.ofHours(4),
                Duration.ofDays(1),
                false);
        MetricQuery query = new MetricQuery(Metric.FCR, "fcr", List.of(), Period.ALWAYS, null, eligible, NOW);
        assertThat(lived.measure(query).overall().figure().n()).isEqualTo(5);
        assertThat(lived.measure(query).overall().figure().value()).isEqualTo(40);
    }

    @Test
    void dissatisfactionEndsWithTheResolution() {
        course("o@0 bad@2 out@3 re@10");
        course("o@0 re@1 badagain@5 re@6 bad@7");
        course("o@0 re@1");
        course("o@0 bad@1");

        MetricFigure closure = figure(Metric.DISSATISFACTION_CLOSURE);

        assertThat(closure.n()).isEqualTo(2);
        assertThat(closure.times().mean()).isEqualTo(Duration.ofMinutes(270));
        assertThat(closure.pending()).isEqualTo(1);
    }

    @Test
    void whoIsLeftWithoutNewsForLongIsNotUpdatedRegularly() {
        course("o@0 up@20 up@40 out@60 re@300");
        course("o@0 out@1 in@30 re@60");
        course("o@0 re@10");
        course("o@0 up@1");

        MetricFigure share = figure(Metric.REGULAR_UPDATES);

        assertThat(share.n()).isEqualTo(4);
        assertThat(share.value()).isEqualTo(50);
    }

    @Test
    void aContactThatWasTakenOutLeavesTheCaseResolvedAsItWas() {
        CaseCourse course = new CaseCourse(Duration.ofHours(4));
        List<CaseChanged> told = List.of(
                Lived.changed("c", 1, Change.OPENED, null, at(0), Origin.CONTACT),
                Lived.changed("c", 2, Change.RESOLVED, null, at(1), null),
                Lived.changed("c", 3, Change.REOPENED, null, at(2), null));
        told.forEach(change -> course.add(move(change, change.state()), change.at(), 0));
        course.add(
                move(Lived.changed("c", 4, Change.UNLINKED, null, at(3), null), CaseChanged.State.RESOLVED), at(3), 0);

        assertThat(course.resolution()).contains(Duration.ofHours(1));
        assertThat(course.handled().isResolvedAtOnce(Duration.ofDays(7))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whateverThePartitionsTheTimesAreThoseOfAllCases(long seed) {
        Random random = new Random(seed);
        List<Double> responses = new ArrayList<>();
        for (int customer = 0; customer < 40; customer++) {
            for (int i = random.nextInt(3); i > 0; i--) {
                int opened = random.nextInt(1_000);
                int first = random.nextInt(50);
                course("c" + customer, "o@" + opened + " in@" + (opened + 1) + " out@" + (opened + first + 1));
                responses.add(3600.0 * (first + 1));
            }
        }
        MetricQuery query = MetricQuery.of(Metric.RESPONSE_TIME, List.of(), Period.ALWAYS, NOW);

        assertThat(lived.measure(query, 3).overall())
                .isEqualTo(lived.measure(query).overall());
        MetricFigure figure = lived.measure(query).overall().figure();
        assertThat(figure.n()).isEqualTo(responses.size());
        assertThat(figure.times().mean().toMillis() / 1000.0)
                .isCloseTo(responses.stream().mapToDouble(one -> one).average().orElseThrow(), within(0.001));
    }

    private static Fact.Move move(CaseChanged changed, CaseChanged.State state) {
        return new Fact.Move(changed.change(), state, changed.kind(), changed.direction(), changed.origin());
    }

    private MetricFigure figure(Metric metric) {
        return lived.measure(MetricQuery.of(metric, List.of(), Period.ALWAYS, NOW))
                .overall()
                .figure();
    }

    private void course(String course) {
        course("customer-" + cases, course);
    }

    private void course(String customer, String course) {
        cases++;
        long sequence = 0;
        for (String change : course.split(" ")) {
            String what = change.substring(0, change.indexOf('@'));
            int hour = Integer.parseInt(change.substring(change.indexOf('@') + 1));
            lived.add(
                    customer,
                    CaseFacts.of(Lived.changed(
                            "case-" + cases, ++sequence, change(what), direction(what), at(hour), origin(what))));
        }
    }

    private static Change change(String what) {
        return switch (what) {
            case "o" -> Change.OPENED;
            case "in", "out" -> Change.MESSAGE;
            case "up" -> Change.UPDATED;
            case "re" -> Change.RESOLVED;
            case "again", "badagain" -> Change.REOPENED;
            default -> Change.ESCALATED;
        };
    }

    private static @Nullable Direction direction(String what) {
        return what.equals("in") ? Direction.IN : what.equals("out") ? Direction.OUT : null;
    }

    private static @Nullable Origin origin(String what) {
        return what.startsWith("bad") ? Origin.FEEDBACK : what.equals("o") ? Origin.CONTACT : null;
    }

    private static Instant at(int hour) {
        return MONDAY.plus(Duration.ofHours(hour));
    }
}
