package io.continuo.journey.funnel;

import io.continuo.journey.columns.Chunk;
import io.continuo.journey.columns.Dictionary;
import io.continuo.journey.columns.Schema;
import io.continuo.journey.query.Interval;
import io.continuo.journey.query.Values;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts the customers of one partition by the breakdown and by time, in numbers until the end. */
final class Splits {

    private final int steps;
    private final @Nullable Breakdown breakdown;
    private final @Nullable Values values;
    private final @Nullable Interval interval;
    private final Map<Integer, long[]> byValue = new HashMap<>();
    private final Map<Long, long[]> byPeriod = new HashMap<>();
    private final Set<Integer> seen = new HashSet<>();

    Splits(int steps, @Nullable Breakdown breakdown, @Nullable Interval interval, Schema schema) {
        this.steps = steps;
        this.breakdown = breakdown;
        this.values = breakdown == null ? null : new Values(breakdown.by(), schema);
        this.interval = interval;
    }

    int[] columns() {
        return values == null ? new int[0] : values.columns();
    }

    void add(Outcome outcome, Chunk chunk) {
        if (values != null && breakdown != null) {
            addByValue(outcome, chunk, values, breakdown.attribution());
        }
        if (interval != null) {
            long period = interval.of(chunk.times()[first(outcome, chunk)]);
            count(byPeriod.computeIfAbsent(period, any -> new long[steps]), outcome);
        }
    }

    private void addByValue(Outcome outcome, Chunk chunk, Values of, Breakdown.Attribution attribution) {
        switch (attribution) {
            case FIRST -> countValue(of.of(chunk, first(outcome, chunk)), outcome);
            case LAST -> countValue(of.of(chunk, last(outcome, chunk)), outcome);
            case ANY -> {
                seen.clear();
                for (int place : outcome.path) {
                    if (place != Outcome.NONE && seen.add(of.of(chunk, place))) {
                        countValue(of.of(chunk, place), outcome);
                    }
                }
            }
        }
    }

    private void countValue(int value, Outcome outcome) {
        count(byValue.computeIfAbsent(value, any -> new long[steps]), outcome);
    }

    private static void count(long[] counts, Outcome outcome) {
        FunnelCounts.count(counts, outcome.reached);
    }

    /** In time; of steps at once the earlier step. */
    private static int first(Outcome outcome, Chunk chunk) {
        int first = Outcome.NONE;
        for (int place : outcome.path) {
            if (place != Outcome.NONE && (first == Outcome.NONE || chunk.times()[place] < chunk.times()[first])) {
                first = place;
            }
        }
        return first;
    }

    private static int last(Outcome outcome, Chunk chunk) {
        int last = Outcome.NONE;
        for (int place : outcome.path) {
            if (place != Outcome.NONE && (last == Outcome.NONE || chunk.times()[place] >= chunk.times()[last])) {
                last = place;
            }
        }
        return last;
    }

    void addTo(FunnelCounts counts) {
        byValue.forEach((value, reached) -> counts.addToGroup(
                value == Dictionary.ABSENT || values == null ? Breakdown.NO_VALUE : values.text(value), reached));
        byPeriod.forEach(
                (day, reached) -> counts.addToTrend(LocalDate.ofEpochDay(day).toString(), reached));
    }
}
