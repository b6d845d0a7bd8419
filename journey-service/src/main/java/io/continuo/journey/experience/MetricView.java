package io.continuo.journey.experience;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.continuo.journey.query.Interval;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A figure of customer experience: end to end, by what it was asked for, and over time.
 *
 * @param scales on which answers were given, each with the answers of every score; several where the survey changed
 * @param groups those of most answers or cases first
 * @param truncated whether groups of fewer are left out
 * @param trend null where none was asked for
 * @param stageRules version of the rules that gave the stages
 * @param mapVersion the latest version of the identity map in it
 * @param missingPartitions whose customers are not in it; ask again for all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MetricView(
        String metric,
        Metric.Unit unit,
        @JsonUnwrapped MetricFigure figure,
        @Nullable List<ScaleView> scales,
        @Nullable Settings settings,
        List<GroupView> groups,
        boolean truncated,
        @Nullable List<PointView> trend,
        int stageRules,
        long mapVersion,
        Instant asOf,
        List<Integer> missingPartitions) {

    static final int MAX_GROUPS = 1_000;
    private static final int MAX_POINTS = 20_000;

    /** What can be answered, and which end is good. */
    record ScaleView(BigDecimal min, BigDecimal max, String direction, Map<String, Long> answers) {}

    /** What was understood where nothing, or something, was said. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Settings(
            @Nullable String survey,
            @Nullable String denominator,
            @Nullable Duration reopenWindow,
            @Nullable Duration sameContact,
            @Nullable Duration updateEvery) {}

    /**
     * One of the things that the figure was asked by.
     *
     * @param key what it is, by name
     */
    record GroupView(
            @JsonAnyGetter @JsonInclude(JsonInclude.Include.ALWAYS)
            Map<String, @Nullable String> key,

            @JsonUnwrapped MetricFigure figure,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<PointView> trend) {}

    /** The figure of one period. */
    record PointView(Instant from, @JsonUnwrapped MetricFigure figure) {}

    static MetricView of(Measured measured) {
        MetricQuery query = measured.query();
        List<GroupView> groups = query.by().isEmpty()
                ? List.of()
                : measured.groups().entrySet().stream()
                        .map(group -> group(query, group.getKey(), group.getValue()))
                        .sorted(Comparator.comparingLong(
                                        (GroupView group) -> group.figure().n())
                                .reversed()
                                .thenComparing(group -> group.key().toString()))
                        .toList();
        int most = Math.min(groups.size(), query.trend() == null ? MAX_GROUPS : mostWithTrend(measured));
        return new MetricView(
                query.metric().word(),
                query.metric().unit(),
                measured.overall().figure(),
                query.metric().isOfAnswers() ? scales(measured) : null,
                settings(query),
                groups.subList(0, most),
                most < groups.size(),
                query.trend() == null ? null : filled(query.trend(), query, measured.overall()),
                measured.basis().stageRules(),
                measured.basis().mapVersion(),
                query.now(),
                measured.basis().missingPartitions());
    }

    private static int mostWithTrend(Measured measured) {
        return Math.max(1, MAX_POINTS / Math.max(1, measured.overall().trend().size()));
    }

    private static GroupView group(MetricQuery query, List<@Nullable String> values, Measured.Line line) {
        Map<String, @Nullable String> key = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            key.put(query.by().get(i).name(), values.get(i));
        }
        return new GroupView(key, line.figure(), query.trend() == null ? null : points(line.trend()));
    }

    private static List<PointView> points(SortedMap<Long, MetricFigure> trend) {
        return trend.entrySet().stream()
                .map(point -> new PointView(Interval.start(point.getKey()), point.getValue()))
                .toList();
    }

    /** With the periods of which there is no data between those of which there is, or from when to when it was asked for. */
    private static List<PointView> filled(Interval interval, MetricQuery query, Measured.Line line) {
        SortedMap<Long, MetricFigure> trend = line.trend();
        Instant from = query.period().from();
        Instant to = query.period().to();
        boolean open = from == null || to == null;
        if (trend.isEmpty() && open) {
            return List.of();
        }
        long first = open ? trend.firstKey() : interval.of(query.period().start());
        long last = open ? trend.lastKey() : interval.of(query.period().end() - 1);
        List<PointView> points = new ArrayList<>();
        for (long day = first; day <= last && points.size() < MAX_POINTS; day = interval.after(day)) {
            MetricFigure known = trend.get(day);
            points.add(new PointView(
                    Interval.start(day),
                    known == null ? MetricFigure.of(query.metric(), new MetricCounts.Counts()) : known));
        }
        return points;
    }

    private static List<ScaleView> scales(Measured measured) {
        Map<Scale, Map<String, Long>> byScale = new LinkedHashMap<>();
        Scale standard = SurveyScore.standard(measured.query().survey());
        if (measured.scores().isEmpty() && standard != null) {
            byScale.put(standard, Map.of());
        }
        measured.scores()
                .forEach((score, times) -> byScale.computeIfAbsent(score.scale(), any -> new LinkedHashMap<>())
                        .put(score.score().stripTrailingZeros().toPlainString(), times));
        return byScale.entrySet().stream()
                .map(scale -> new ScaleView(
                        scale.getKey().lowest(),
                        scale.getKey().highest(),
                        scale.getKey().lowerIsBetter() ? "lower_is_better" : "higher_is_better",
                        scale.getValue()))
                .toList();
    }

    private static @Nullable Settings settings(MetricQuery query) {
        MetricSettings settings = query.settings();
        return switch (query.metric()) {
            case NPS, CSAT, CES -> new Settings(query.survey(), null, null, null, null);
            case FCR ->
                new Settings(
                        null,
                        settings.denominator().name().toLowerCase(Locale.ROOT),
                        settings.reopenWindow(),
                        settings.sameContact(),
                        null);
            case REGULAR_UPDATES -> new Settings(null, null, null, null, settings.updateEvery());
            case RESPONSE_TIME, RESOLUTION_TIME, DISSATISFACTION_CLOSURE -> null;
        };
    }
}
