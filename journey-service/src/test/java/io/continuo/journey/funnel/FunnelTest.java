package io.continuo.journey.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.continuo.journey.funnel.Funnel.Mode;
import io.continuo.journey.query.Dimension;
import io.continuo.journey.query.Interval;
import io.continuo.journey.query.Period;
import io.continuo.journey.query.Travelled;
import io.continuo.journey.query.Unanswerable;
import io.continuo.journey.query.Where;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunnelTest {

    @ParameterizedTest(name = "{0} {1} within {2}: {3}")
    @CsvSource({
        // The window is inclusive.
        "ordered, a0 b5 c10, 10, 1 1 1",
        "ordered, a0 b5 c11, 10, 1 1 0",
        // Other events may lie between, but not in strict mode.
        "ordered, a0 x1 b2 y3 c4, 10, 1 1 1",
        "strict, a0 x1 b2 c4, 10, 1 0 0",
        "strict, a0 x1 a2 b3 c4, 10, 1 1 1",
        "strict, a0 a1 b3 c4, 10, 1 1 1",
        // A promise that moves on is no contact.
        "strict, a0 F1 b3 c4, 10, 1 1 1",
        // Order counts, but not in unordered mode.
        "ordered, c0 b1 a2, 10, 1 0 0",
        "unordered, c0 b1 a2, 10, 1 1 1",
        "unordered, c0 b1, 10, 1 1 0",
        "unordered, c0 b1 a12, 10, 1 1 0",
        // Who begins again still converts.
        "ordered, a0 b5 a20 b25 c28, 10, 1 1 1",
        "ordered, a0 a8 b9 c18, 10, 1 1 1",
        // Events of one moment have no order.
        "ordered, a0 b0 c0, 0, 1 1 1",
        "ordered, c0 b0 a0, 0, 1 1 1",
        "ordered, '', 10, 0 0 0"
    })
    void stepsReached(String mode, String events, int window, String reached) {
        Funnel funnel = Funnel.of(
                Mode.valueOf(mode.toUpperCase(java.util.Locale.ROOT)),
                Duration.ofMinutes(window),
                step("a"),
                step("b"),
                step("c"));
        assertThat(counts(funnel, events)).isEqualTo(reached);
    }

    @Test
    void oneEventIsOneStep() {
        Funnel twice = Funnel.of(Mode.ORDERED, Duration.ofMinutes(5), step("a"), step("a"));

        assertThat(counts(twice, "a0")).isEqualTo("1 0");
        assertThat(counts(twice, "a0 a0")).isEqualTo("1 1");
        assertThat(counts(twice, "a0 a3")).isEqualTo("1 1");
    }

    @Test
    void anAttemptWithAnExcludedEventFailsAndALaterCleanOneWins() {
        Funnel funnel = funnel(Mode.ORDERED, new Exclusion(Where.type("x"), 0, 1));

        assertThat(counts(funnel, "a0 x1 b2 c3")).isEqualTo("1 0 0");
        assertThat(counts(funnel, "a0 x1 a2 b3 c4")).isEqualTo("1 1 1");
        assertThat(counts(funnel, "a0 b2 x3 c4")).as("between other steps").isEqualTo("1 1 1");
    }

    @Test
    void anOptionalStepMayBeLeftOut() {
        Funnel funnel = new Funnel(
                List.of(step("a"), new FunnelStep("b", Where.type("b"), true), step("c")),
                Mode.ORDERED,
                Duration.ofMinutes(10),
                List.of(),
                null,
                Period.ALWAYS);

        assertThat(counts(funnel, "a0 c4")).isEqualTo("1 0 1");
        assertThat(counts(funnel, "a0 b1 c4")).isEqualTo("1 1 1");
    }

    @Test
    void aPropertyMayHaveToStayTheSame() {
        Funnel funnel = new Funnel(
                List.of(step("a"), step("b")),
                Mode.ORDERED,
                Duration.ofMinutes(10),
                List.of(),
                Dimension.parse("properties.shelf"),
                Period.ALWAYS);

        assertThat(counts(funnel, "a0/tv b1/radio")).isEqualTo("1 0");
        assertThat(counts(funnel, "a0/tv a1/radio b2/radio")).isEqualTo("1 1");
        assertThat(counts(funnel, "a0 b1")).as("without a value").isEqualTo("0 0");
    }

    @Test
    void timeToConvertIsThatOfTheFirstCompletedAttempt() {
        Events events = new Events().customer("quick", "a0 b1 c3 a10 b20 c30").customer("slow", "a0 b2 c10");

        FunnelCounts counts = new FunnelQuery(funnel(Mode.ORDERED), null, null).count(events.snapshot());

        assertThat(counts.sinceStart(2).mean()).isEqualTo(Duration.ofSeconds(390));
        assertThat(counts.sinceStart(2).median()).isEqualTo(Duration.ofSeconds(390));
        assertThat(counts.sincePrevious(2).median()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void nothingCountsOutsideThePeriod() {
        Instant from = Instant.ofEpochSecond(60);
        Funnel funnel = new Funnel(
                List.of(step("a"), step("b")),
                Mode.ORDERED,
                Duration.ofMinutes(10),
                List.of(),
                null,
                new Period(from, from.plusSeconds(120)));

        assertThat(counts(funnel, "a0 b2")).isEqualTo("0 0");
        assertThat(counts(funnel, "a1 b2")).isEqualTo("1 1");
        assertThat(counts(funnel, "a1 b3")).as("the end is not included").isEqualTo("1 0");
    }

    @Test
    void aBreakdownCountsByTheValueOfTheFirstTheLastOrAnyTouchpoint() {
        Events events = new Events()
                .customer("one", "a0/tv b1/radio c2/radio")
                .customer("two", "a0/tv b1/tv")
                .customer("three", "a0");

        assertThat(groups(events, Breakdown.Attribution.FIRST)).containsExactly("(none)=1 0 0", "tv=2 2 1");
        assertThat(groups(events, Breakdown.Attribution.LAST))
                .containsExactly("(none)=1 0 0", "radio=1 1 1", "tv=1 1 0");
        assertThat(groups(events, Breakdown.Attribution.ANY))
                .containsExactly("(none)=1 0 0", "radio=1 1 1", "tv=2 2 1");
    }

    @Test
    void aTrendCountsByTheDayTheAttemptBegan() {
        int day = 24 * 60;
        Events events = new Events()
                .customer("one", "a0 b1 c2")
                .customer("two", "a" + day + " b" + (day + 1))
                .customer("three", "a" + (day - 1) + " b" + (day + 1));

        FunnelCounts counts =
                Travelled.count(new FunnelQuery(funnel(Mode.ORDERED), null, Interval.DAY), events.snapshot());

        assertThat(counts.trend().entrySet().stream().map(FunnelTest::text))
                .containsExactly("1970-01-01=2 2 1", "1970-01-02=1 1 0");
    }

    @Test
    void whereTheStateIsKeptMakesNoDifference() {
        Events events = new Events().customer("one", "a0 b1 c2").customer("two", "a0 b1");
        FunnelQuery query = new FunnelQuery(funnel(Mode.ORDERED), null, null);

        FunnelCounts inFront = query.count(events.snapshot());
        FunnelCounts inBlock = query.count(events.sealed());

        assertThat(text(inBlock)).isEqualTo(text(inFront)).isEqualTo("2 2 1");
        inBlock.plus(inFront);
        assertThat(text(inBlock)).isEqualTo("4 4 2");
    }

    @Test
    void aBreakdownOfVeryManyValuesIsRefused() {
        FunnelCounts counts = new FunnelCounts(2);
        for (int value = 0; value < FunnelCounts.MAX_GROUPS; value++) {
            counts.addToGroup("value " + value, new long[] {1, 0});
        }
        counts.addToGroup("value 7", new long[] {1, 0});

        assertThatThrownBy(() -> counts.addToGroup("another", new long[] {1, 0}))
                .isInstanceOf(Unanswerable.class)
                .hasMessageContaining("10000 different values");
    }

    private static List<String> groups(Events events, Breakdown.Attribution attribution) {
        Breakdown breakdown = new Breakdown(Dimension.parse("properties.shelf"), attribution);
        return new FunnelQuery(funnel(Mode.ORDERED), breakdown, null)
                .count(events.snapshot()).groups().entrySet().stream()
                        .map(FunnelTest::text)
                        .toList();
    }

    private static String text(java.util.Map.Entry<String, long[]> entry) {
        return entry.getKey() + "=" + text(LongStream.of(entry.getValue()));
    }

    private static Funnel funnel(Mode mode, Exclusion... exclusions) {
        return new Funnel(
                Stream.of("a", "b", "c").map(FunnelTest::step).toList(),
                mode,
                Duration.ofMinutes(10),
                List.of(exclusions),
                null,
                Period.ALWAYS);
    }

    private static FunnelStep step(String type) {
        return FunnelStep.of(type, Where.type(type));
    }

    private static String counts(Funnel funnel, String events) {
        Events one = new Events().customer("someone", events);
        return text(
                new FunnelQuery(funnel, null, null).count(one.snapshot()),
                funnel.steps().size());
    }

    private static String text(FunnelCounts counts) {
        return text(counts, 3);
    }

    private static String text(FunnelCounts counts, int steps) {
        return text(LongStream.range(0, steps).map(step -> counts.customers((int) step)));
    }

    private static String text(LongStream numbers) {
        return String.join(" ", numbers.mapToObj(Long::toString).toList());
    }
}
