package io.continuo.journey.funnel;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.continuo.journey.query.Answered;
import io.continuo.journey.query.Basis;
import io.continuo.journey.query.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a funnel comes to.
 *
 * @param status whether anybody came to the first step
 * @param conversion share of those at the first step who came to the last; null when there are none
 * @param breakdown by value, most customers first
 * @param truncated whether values beyond {@value #MAX_GROUPS} are left out of the breakdown
 * @param trend by the day a period begins, in order
 * @param stageRules version of the rules that gave the stages; null for an upload
 * @param mapVersion the latest version of the identity map in it
 * @param asOf when it was computed
 * @param missingPartitions whose customers are not in it; ask again for all
 */
record FunnelView(
        Status status,
        List<StepView> steps,
        @Nullable Double conversion,
        @Nullable List<GroupView> breakdown,
        boolean truncated,
        @Nullable List<PeriodView> trend,
        @Nullable Integer stageRules,
        long mapVersion,
        Instant asOf,
        List<Integer> missingPartitions) {

    private static final int MAX_GROUPS = 200;

    enum Status {
        @JsonProperty("ok")
        OK,
        @JsonProperty("no_data")
        NO_DATA
    }

    /**
     * A step.
     *
     * @param customers who came to it
     * @param conversion share of those at the first step; null when there are none
     * @param conversionFromPrevious share of those at the step before that is not optional
     * @param medianTime since the step before, of the first attempt that came here
     * @param medianTimeFromStart since the first step of that attempt
     */
    record StepView(
            String name,
            boolean optional,
            long customers,
            @Nullable Double conversion,
            @Nullable Double conversionFromPrevious,
            long dropped,
            @Nullable Duration medianTime,
            @Nullable Duration meanTime,
            @Nullable Duration medianTimeFromStart,
            @Nullable Duration meanTimeFromStart) {}

    /** @param customers at each step */
    record GroupView(
            String value, List<Long> customers, @Nullable Double conversion) {}

    /** @param customers whose attempt began in this period, at each step */
    record PeriodView(
            String from, List<Long> customers, @Nullable Double conversion) {}

    static FunnelView of(FunnelQuery query, Answered<FunnelCounts> answered) {
        return of(query, answered.counts(), 1, answered.basis().stageRules(), answered.basis());
    }

    /**
     * Of an upload.
     *
     * @param parts of a millisecond that durations count
     */
    static FunnelView of(FunnelQuery query, FunnelCounts counts, int parts, Instant asOf) {
        return of(query, counts, parts, null, new Basis(0, 0, asOf, List.of()));
    }

    private static FunnelView of(
            FunnelQuery query, FunnelCounts counts, int parts, @Nullable Integer stageRules, Basis basis) {
        List<FunnelStep> asked = query.funnel().steps();
        List<StepView> steps = new ArrayList<>();
        int previous = 0;
        for (int step = 0; step < asked.size(); step++) {
            steps.add(step(step, previous, asked.get(step), counts, parts));
            previous = asked.get(step).optional() ? previous : step;
        }
        return new FunnelView(
                counts.customers(0) == 0 ? Status.NO_DATA : Status.OK,
                steps,
                share(counts.customers(asked.size() - 1), counts.customers(0)),
                query.breakdown() == null ? null : groups(counts),
                counts.groups().size() > MAX_GROUPS,
                query.trend() == null ? null : periods(counts),
                stageRules,
                basis.mapVersion(),
                basis.asOf(),
                basis.missingPartitions());
    }

    private static StepView step(int step, int previous, FunnelStep asked, FunnelCounts counts, int parts) {
        long customers = counts.customers(step);
        long before = counts.customers(previous);
        Durations sincePrevious = counts.sincePrevious(step);
        Durations sinceStart = counts.sinceStart(step);
        return new StepView(
                asked.name(),
                asked.optional(),
                customers,
                share(customers, counts.customers(0)),
                share(customers, before),
                before - customers,
                time(sincePrevious.median(), parts),
                time(sincePrevious.mean(), parts),
                time(sinceStart.median(), parts),
                time(sinceStart.mean(), parts));
    }

    private static @Nullable Duration time(@Nullable Duration counted, int parts) {
        return counted == null ? null : counted.dividedBy(parts);
    }

    private static List<GroupView> groups(FunnelCounts counts) {
        return counts.groups().entrySet().stream()
                .map(group -> new GroupView(group.getKey(), list(group.getValue()), conversion(group.getValue())))
                .sorted(Comparator.comparing(
                                (GroupView group) -> group.customers().getFirst())
                        .reversed()
                        .thenComparing(GroupView::value))
                .limit(MAX_GROUPS)
                .toList();
    }

    private static List<PeriodView> periods(FunnelCounts counts) {
        return counts.trend().entrySet().stream()
                .map(period -> new PeriodView(period.getKey(), list(period.getValue()), conversion(period.getValue())))
                .toList();
    }

    private static List<Long> list(long[] counts) {
        return IntStream.range(0, counts.length).mapToObj(i -> counts[i]).toList();
    }

    private static @Nullable Double conversion(long[] counts) {
        return share(Arrays.stream(counts).skip(counts.length - 1).sum(), counts[0]);
    }

    private static @Nullable Double share(long part, long whole) {
        return whole == 0 ? null : (double) part / whole;
    }
}
