package io.continuo.journey.experience;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the counts of some cells come to.
 *
 * @param n answers, cases or times that it rests on
 * @param value in the metric's unit; null where there is no data, or answers are on several scales and have no mean
 * @param low of the 95 % interval; null with {@code high} where so little says nothing of how sure it is
 * @param skipped invitations and questions that were dismissed; they are in no denominator
 * @param offScale answers that are none on the scale, or of a survey that nobody has described; not counted either
 * @param pending cases that have not come to it yet
 * @param goodShare of the answers in percent; of CES only
 * @param times of metrics that are times
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MetricFigure(
        Status status,
        long n,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double value,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double low,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double high,
        @Nullable Long skipped,
        @Nullable Long offScale,
        @Nullable Long pending,
        @Nullable Share goodShare,
        @Nullable Times times) {

    /** Whether there is a figure. */
    public enum Status {
        @JsonProperty("ok")
        OK,
        @JsonProperty("no_data")
        NO_DATA
    }

    /** A share in percent with its 95 % interval. */
    public record Share(double value, double low, double high) {}

    /** Times as such: their median, mean, and what nine of ten keep. */
    public record Times(Duration median, Duration mean, Duration p90) {}

    static MetricFigure of(Metric metric, MetricCounts.Counts counts) {
        return switch (metric) {
            case NPS, CSAT, CES -> ofAnswers(metric, counts);
            case FCR, REGULAR_UPDATES -> ofShare(counts);
            case RESPONSE_TIME, RESOLUTION_TIME, DISSATISFACTION_CLOSURE -> ofTimes(counts);
        };
    }

    private static MetricFigure ofAnswers(Metric metric, MetricCounts.Counts counts) {
        AnswerFigures figures = AnswerFigures.of(counts);
        Figure figure = switch (metric) {
            case NPS -> figures.nps();
            case CSAT -> figures.goodShare();
            default -> figures.mean();
        };
        Figure.@Nullable Known known = figure instanceof Figure.Known some ? some : null;
        Figure.@Nullable Known share = figures.goodShare() instanceof Figure.Known some ? some : null;
        return new MetricFigure(
                known == null && share == null ? Status.NO_DATA : Status.OK,
                known != null ? known.n() : share != null ? share.n() : 0,
                known == null ? null : known.value(),
                known == null ? null : known.low(),
                known == null ? null : known.high(),
                counts.number(AnswerWalk.SKIPPED),
                counts.number(AnswerWalk.OFF_SCALE),
                null,
                metric == Metric.CES && share != null ? share(share) : null,
                null);
    }

    private static Share share(Figure.Known share) {
        return new Share(share.value(), Objects.requireNonNull(share.low()), Objects.requireNonNull(share.high()));
    }

    private static MetricFigure ofShare(MetricCounts.Counts counts) {
        ShareTally tally = new ShareTally();
        long hits = counts.number(CaseWalk.HITS);
        tally.add(true, hits);
        tally.add(false, counts.number(CaseWalk.ALL) - hits);
        return switch (tally.figure()) {
            case Figure.Known(double value, long n, Double low, Double high) ->
                new MetricFigure(Status.OK, n, value, low, high, null, null, null, null, null);
            case Figure.NoData none ->
                new MetricFigure(Status.NO_DATA, 0, null, null, null, null, null, null, null, null);
        };
    }

    private static MetricFigure ofTimes(MetricCounts.Counts counts) {
        long pending = counts.number(CaseWalk.PENDING);
        Optional<TimeTally.Times> times = counts.times().times();
        return times.map(found -> new MetricFigure(
                        Status.OK,
                        found.n(),
                        seconds(found.median()),
                        Optional.ofNullable(found.low())
                                .map(MetricFigure::seconds)
                                .orElse(null),
                        Optional.ofNullable(found.high())
                                .map(MetricFigure::seconds)
                                .orElse(null),
                        null,
                        null,
                        pending,
                        null,
                        new Times(found.median(), found.mean(), found.p90())))
                .orElseGet(
                        () -> new MetricFigure(Status.NO_DATA, 0, null, null, null, null, null, pending, null, null));
    }

    private static double seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).doubleValue();
    }
}
