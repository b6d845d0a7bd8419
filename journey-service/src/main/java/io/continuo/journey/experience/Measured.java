package io.continuo.journey.experience;

import io.continuo.journey.query.Answered;
import io.continuo.journey.query.Basis;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was measured.
 *
 * @param overall end to end: everything together
 * @param groups by the values that figures are told apart by, in the order in which they were asked for; null stands for
 *     no value
 * @param scores of answers, and how many there are of each
 * @param basis what it rests on
 */
public record Measured(
        MetricQuery query,
        Line overall,
        Map<List<@Nullable String>, Line> groups,
        SortedMap<SurveyScore, Long> scores,
        Basis basis) {

    /**
     * A figure and its trend.
     *
     * @param trend of the periods that have data, by their first day since 1970; empty where none was asked for
     */
    public record Line(MetricFigure figure, SortedMap<Long, MetricFigure> trend) {}

    /** Reads what was counted. */
    public static Measured of(MetricQuery query, Answered<MetricCounts> answered) {
        Map<List<@Nullable String>, SortedMap<Long, MetricCounts.Counts>> byKey = new HashMap<>();
        SortedMap<Long, MetricCounts.Counts> overall = new TreeMap<>();
        answered.counts().cells().forEach((cell, some) -> {
            add(byKey.computeIfAbsent(cell.key(), any -> new TreeMap<>()), cell.bucket(), some);
            add(overall, cell.bucket(), some);
        });
        Map<List<@Nullable String>, Line> groups = new HashMap<>();
        byKey.forEach((key, byBucket) -> groups.put(key, line(query, byBucket)));
        return new Measured(
                query,
                line(query, overall),
                groups,
                AnswerFigures.of(sum(overall)).byScore(),
                answered.basis());
    }

    private static void add(SortedMap<Long, MetricCounts.Counts> byBucket, long bucket, MetricCounts.Counts some) {
        byBucket.computeIfAbsent(bucket, any -> new MetricCounts.Counts()).merge(some);
    }

    private static Line line(MetricQuery query, SortedMap<Long, MetricCounts.Counts> byBucket) {
        SortedMap<Long, MetricFigure> trend = new TreeMap<>();
        if (query.trend() != null) {
            byBucket.forEach((bucket, some) -> trend.put(bucket, MetricFigure.of(query.metric(), some)));
        }
        return new Line(MetricFigure.of(query.metric(), sum(byBucket)), trend);
    }

    private static MetricCounts.Counts sum(SortedMap<Long, MetricCounts.Counts> byBucket) {
        MetricCounts.Counts sum = new MetricCounts.Counts();
        byBucket.values().forEach(sum::merge);
        return sum;
    }
}
