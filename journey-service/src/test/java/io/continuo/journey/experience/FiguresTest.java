package io.continuo.journey.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiguresTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void npsOfEveryAnswerOnce() {
        NpsTally nps = new NpsTally();
        IntStream.rangeClosed(0, 10).forEach(nps::add);

        assertThat(known(nps.figure()).value()).isCloseTo(-45.4545, within(1e-4));
        assertThat(known(nps.figure()).n()).isEqualTo(11);
    }

    @ParameterizedTest
    @CsvSource({"100, 30, 80, 9.5238, 1.96", "1, 0, 0, 100, 0", "0, 5, 0, 0, 0", "0, 0, 3, -100, 0"})
    void npsOfSomeOfEach(int promoters, int passives, int detractors, double score, double anyError) {
        Figure.Known nps = known(nps(promoters, passives, detractors).figure());

        assertThat(nps.value()).isCloseTo(score, within(1e-4));
        double p = (double) promoters / nps.n();
        double d = (double) detractors / nps.n();
        double error = 100 * Math.sqrt((p + d - (p - d) * (p - d)) / nps.n());
        assertThat(nps.high() - nps.low()).isCloseTo(2 * 1.959964 * error, within(1e-4));
        assertThat(error > 0).isEqualTo(anyError > 0);
    }

    @ParameterizedTest
    @CsvSource({"85, 100, 85.00", "52, 82, 63.41"})
    void csatIsTheShareOfContentAnswers(int content, int answers, double share) {
        ScoreTally csat = new ScoreTally(Scale.CSAT);
        for (int i = 0; i < answers; i++) {
            csat.add(i < content ? 4 + i % 2 : 1 + i % 3);
        }

        assertThat(known(csat.goodShare()).value()).isCloseTo(share, within(0.005));
        assertThat(known(csat.goodShare()).low()).isLessThan(share);
        assertThat(known(csat.goodShare()).high()).isGreaterThan(share);
    }

    /** The example of Wilson intervals in Newcombe (1998), table I: 81 of 263 and 0 of 20. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0, 0.1611", "1, 29, 0.0061, 0.1718"})
    void sharesHaveWilsonsInterval(long hits, long n, double low, double high) {
        Intervals.Interval interval = Intervals.ofShare(hits, n);

        assertThat(interval.low()).isCloseTo(low, within(5e-5));
        assertThat(interval.high()).isCloseTo(high, within(5e-5));
    }

    @Test
    void cesIsAMeanAndAShare() {
        ScoreTally ces = new ScoreTally(Scale.CES);
        IntStream.of(7, 6, 5, 2).forEach(ces::add);

        assertThat(known(ces.mean()).value()).isEqualTo(5);
        assertThat(known(ces.goodShare()).value()).isEqualTo(75);
        // s = 2.160247, t(3) = 3.182446
        assertThat(known(ces.mean()).low()).isCloseTo(5 - 3.182446 * 2.160247 / 2, within(1e-5));
    }

    @Test
    void aSurveyMayCallLowAnswersGood() {
        ScoreTally effort = new ScoreTally(Scale.of(1, 5, true));
        IntStream.of(1, 2, 3, 5).forEach(effort::add);

        assertThat(known(effort.goodShare()).value()).isEqualTo(50);
    }

    @Test
    void oneAnswerSaysNothingOfHowSureItIs() {
        ScoreTally ces = new ScoreTally(Scale.CES);
        ces.add(6);

        assertThat(known(ces.mean())).isEqualTo(new Figure.Known(6, 1, null, null));
    }

    @Test
    void withoutAnswersThereIsNoFigure() {
        assertThat(new NpsTally().figure()).isEqualTo(Figure.none());
        assertThat(new ScoreTally(Scale.CSAT).goodShare()).isEqualTo(Figure.none());
        assertThat(new ScoreTally(Scale.CES).mean()).isEqualTo(Figure.none());
        assertThat(new FirstContactTally(Duration.ofDays(7), FirstContactTally.Denominator.ALL).figure())
                .isEqualTo(Figure.none());
        assertThat(new TimeTally().times()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 11})
    void whatIsNotOnTheScaleIsNoAnswer(int answer) {
        assertThatIllegalArgumentException().isThrownBy(() -> new NpsTally().add(answer));
        assertThatIllegalArgumentException().isThrownBy(() -> new ScoreTally(Scale.CSAT).add(answer));
    }

    @Test
    void firstContactResolutionKnowsItsWindowAndItsDenominator() {
        FirstContactTally all = new FirstContactTally(Duration.ofDays(7), FirstContactTally.Denominator.ALL);
        FirstContactTally eligible = new FirstContactTally(Duration.ofDays(7), FirstContactTally.Denominator.ELIGIBLE);
        for (FirstContactTally.Handled handled : new FirstContactTally.Handled[] {
            handled(1, true, null, true),
            handled(1, true, Duration.ofDays(8), true),
            handled(1, true, Duration.ofDays(7).minusMillis(1), true),
            handled(2, true, null, true),
            handled(1, false, null, false)
        }) {
            all.add(handled);
            eligible.add(handled);
        }

        assertThat(known(all.figure()).value()).isEqualTo(40);
        assertThat(known(eligible.figure()).value()).isEqualTo(50);
    }

    @Test
    void timesHaveAMedianAndWhatNineOfTenKeep() {
        TimeTally tally = new TimeTally();
        IntStream.rangeClosed(1, 10).forEach(hours -> tally.add(Duration.ofHours(hours)));

        TimeTally.Times times = tally.times().orElseThrow();

        assertThat(times.median()).isEqualTo(Duration.ofMinutes(330));
        assertThat(times.mean()).isEqualTo(Duration.ofMinutes(330));
        assertThat(times.p90()).isEqualTo(Duration.ofHours(9));
        assertThat(times.low()).isLessThan(times.median());
        assertThat(times.high()).isGreaterThan(times.median());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void spreadingAnswersOverTalliesChangesNothing(long seed) {
        Random random = new Random(seed);
        NpsTally nps = new NpsTally();
        NpsTally mergedNps = new NpsTally();
        MeanTally mean = new MeanTally();
        MeanTally mergedMean = new MeanTally();
        for (int part = 0; part < 4; part++) {
            NpsTally npsPart = new NpsTally();
            MeanTally meanPart = new MeanTally();
            for (int i = 0; i < random.nextInt(50); i++) {
                int answer = random.nextInt(11);
                nps.add(answer);
                npsPart.add(answer);
                mean.add(1e9 + answer);
                meanPart.add(1e9 + answer);
            }
            mergedNps.merge(npsPart);
            mergedMean.merge(meanPart);
        }

        assertThat(mergedNps.figure()).isEqualTo(nps.figure());
        assertThat(known(mergedMean.figure()).value())
                .isCloseTo(known(mean.figure()).value(), within(1e-5));
        assertThat(known(mergedMean.figure()).low())
                .isCloseTo(known(mean.figure()).low(), within(1e-5));
    }

    private static FirstContactTally.Handled handled(
            int contacts, boolean resolved, @Nullable Duration reopenedAfter, boolean eligible) {
        return new FirstContactTally.Handled(
                contacts,
                resolved ? MONDAY : null,
                reopenedAfter == null ? null : MONDAY.plus(reopenedAfter).plusMillis(1),
                eligible);
    }

    private static NpsTally nps(int promoters, int passives, int detractors) {
        NpsTally nps = new NpsTally();
        IntStream.range(0, promoters).forEach(i -> nps.add(9 + i % 2));
        IntStream.range(0, passives).forEach(i -> nps.add(7 + i % 2));
        IntStream.range(0, detractors).forEach(i -> nps.add(i % 7));
        return nps;
    }

    private static Figure.Known known(Figure figure) {
        assertThat(figure).isInstanceOf(Figure.Known.class);
        return (Figure.Known) figure;
    }
}
