package io.continuo.journey.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.AlertRaised;
import io.continuo.events.CaseChanged.Change;
import io.continuo.events.CaseChanged.Direction;
import io.continuo.events.Stage;
import io.continuo.journey.experience.Lived;
import io.continuo.journey.experience.Metric;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Mondays: the answers and the cases of one are judged by those of the eight before. */
class MetricAlertTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));
    private static final Instant NOW = TUESDAY.plus(Duration.ofMinutes(3));

    private final Lived lived = new Lived();
    private int number;

    @Test
    void satisfactionThatIsWorseThanOnOtherMondaysIsUnusual() {
        mondays("csat", "web", 24, 6);
        answers("csat", "web", 0, 12, 18);

        AlertRaised alert = raised(rule(Metric.CSAT, null, null));

        assertThat(alert.kind()).isEqualTo("csat");
        assertThat(alert.value()).isEqualByComparingTo("40");
        assertThat(alert.n()).isEqualTo(30);
        assertThat(alert.usual()).isEqualTo(80);
        assertThat(alert.score()).isGreaterThan(3.5);
        assertThat(alert.from()).isEqualTo(MONDAY);
        assertThat(alert.to()).isEqualTo(TUESDAY);
    }

    @Test
    void satisfactionThatIsBetterIsQuiet() {
        mondays("csat", "web", 15, 15);
        answers("csat", "web", 0, 30, 0);

        assertThat(judge(rule(Metric.CSAT, null, null))).isInstanceOf(Judging.Judged.Quiet.class);
    }

    @Test
    void aFewAnswersSayNothing() {
        mondays("nps", "web", 20, 5);
        answers("nps", "web", 0, 0, 10);

        assertThat(judge(rule(Metric.NPS, null, null))).isInstanceOf(Judging.Judged.Quiet.class);
    }

    @Test
    void withTooFewMondaysNothingIsUsual() {
        answers("nps", "web", 0, 0, 30);
        answers("nps", "web", 1, 30, 0);
        answers("nps", "web", 2, 30, 0);
        answers("nps", "web", 3, 3, 0);

        assertThat(judge(rule(Metric.NPS, null, null))).isInstanceOf(Judging.Judged.Learning.class);
    }

    @Test
    void aRuleMayBeOfOneChannelOrStage() {
        mondays("csat", "web", 24, 6);
        mondays("csat", "store", 24, 6);
        answers("csat", "web", 0, 24, 6);
        answers("csat", "store", 0, 6, 24);

        assertThat(raised(rule(Metric.CSAT, "store", null)).channel()).isEqualTo("store");
        assertThat(judge(rule(Metric.CSAT, "web", null))).isInstanceOf(Judging.Judged.Quiet.class);
        assertThat(raised(rule(Metric.CSAT, "store", Stage.SERVICE)).stage()).isEqualTo("service");
        assertThat(judge(rule(Metric.CSAT, null, Stage.AWARENESS))).isInstanceOf(Judging.Judged.Learning.class);
    }

    @Test
    void whoeverWaitsStillCountsWithTheTimeSoFar() {
        for (int week = 1; week <= 8; week++) {
            cases(week, 30, Duration.ofHours(1));
        }
        cases(0, 30, null);

        AlertRaised alert = raised(rule(Metric.RESPONSE_TIME, null, null));

        assertThat(alert.usual()).isEqualTo(3_600);
        assertThat(alert.value())
                .isEqualByComparingTo(
                        Long.toString(Duration.between(cases(0), NOW).toSeconds()));
    }

    @Test
    void otherMondaysAreSeenAsTheyWereKnownOnTheNextDay() {
        for (int week = 0; week <= 8; week++) {
            cases(week, 30, Duration.ofDays(5));
        }

        assertThat(judge(rule(Metric.RESOLUTION_TIME, null, null))).isInstanceOf(Judging.Judged.Quiet.class);
        assertThat(judge(rule(Metric.FCR, null, null))).isInstanceOf(Judging.Judged.Quiet.class);
        assertThat(judge(rule(Metric.REGULAR_UPDATES, null, null))).isInstanceOf(Judging.Judged.Quiet.class);
    }

    private void mondays(String survey, String channel, int good, int bad) {
        for (int week = 1; week <= 8; week++) {
            answers(survey, channel, week, good, bad);
        }
    }

    private void answers(String survey, String channel, int week, int good, int bad) {
        for (int i = 0; i < good + bad; i++) {
            Instant at = MONDAY.minus(Duration.ofDays(7L * week)).plusSeconds(60L * i);
            String best = survey.equals("nps") ? "10" : "5";
            lived.answer("c" + number++, survey, i < good ? best : "1", channel, at);
        }
    }

    private static Instant cases(int week) {
        return MONDAY.minus(Duration.ofDays(7L * week)).plus(Duration.ofHours(9));
    }

    /** @param word when the company says something, and resolves it; null: never */
    private void cases(int week, int many, @Nullable Duration word) {
        for (int i = 0; i < many; i++) {
            String one = "case" + number++;
            lived.move(one, one, 1, Change.OPENED, null, cases(week));
            if (word != null) {
                lived.move(
                        one, one, 2, Change.MESSAGE, Direction.OUT, cases(week).plus(word));
                lived.move(one, one, 3, Change.RESOLVED, null, cases(week).plus(word));
            }
        }
    }

    private static AlertRule rule(Metric metric, @Nullable String channel, @Nullable Stage stage) {
        return new AlertRule(null, metric, null, null, channel, stage, null, null, null, null, null, null).complete();
    }

    private AlertRaised raised(AlertRule rule) {
        assertThat(judge(rule)).isInstanceOf(Judging.Judged.Unusual.class);
        return ((Judging.Judged.Unusual) judge(rule)).alert();
    }

    private Judging.Judged judge(AlertRule rule) {
        assertThat(rule.lastEnd(NOW)).isEqualTo(TUESDAY);
        return new Judging(new Everybody(lived)).judge("mondays", rule, TUESDAY, NOW);
    }
}
