package io.continuo.journey.funnel;

import io.continuo.journey.query.Durations;
import io.continuo.journey.query.Partial;
import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.PartialOutput;
import io.continuo.journey.query.Unanswerable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What some of the customers come to; adds up with what the others come to. */
public final class FunnelCounts implements Partial<FunnelCounts> {

    /** Values of the breakdown that are told apart: more say nothing to anybody. */
    static final int MAX_GROUPS = 10_000;

    private final long[] customers;
    private final List<Durations> sinceStart = new ArrayList<>();
    private final List<Durations> sincePrevious = new ArrayList<>();
    private final Map<String, long[]> groups = new TreeMap<>();
    private final Map<String, long[]> trend = new TreeMap<>();

    FunnelCounts(int steps) {
        this.customers = new long[steps];
        for (int step = 0; step < steps; step++) {
            sinceStart.add(new Durations());
            sincePrevious.add(new Durations());
        }
    }

    void add(Outcome outcome) {
        count(customers, outcome.reached);
        for (int step = 1; step < customers.length; step++) {
            if ((outcome.reached & (1 << step)) != 0) {
                sinceStart.get(step).add(outcome.sinceStart[step]);
                sincePrevious.get(step).add(outcome.sincePrevious[step]);
            }
        }
    }

    /** @throws Unanswerable when there are too many values */
    void addToGroup(String value, long[] counts) {
        if (groups.size() >= MAX_GROUPS && !groups.containsKey(value)) {
            throw new Unanswerable("/breakdown", "has more than " + MAX_GROUPS + " different values");
        }
        add(groups, value, counts);
    }

    void addToTrend(String period, long[] counts) {
        add(trend, period, counts);
    }

    static void count(long[] counts, int reached) {
        for (int step = 0; step < counts.length; step++) {
            counts[step] += (reached >>> step) & 1;
        }
    }

    @Override
    public FunnelCounts plus(FunnelCounts other) {
        plus(customers, other.customers);
        for (int step = 0; step < customers.length; step++) {
            sinceStart.get(step).merge(other.sinceStart.get(step));
            sincePrevious.get(step).merge(other.sincePrevious.get(step));
        }
        other.groups.forEach(this::addToGroup);
        other.trend.forEach(this::addToTrend);
        return this;
    }

    @Override
    public void write(PartialOutput out) {
        out.numbers(customers);
        for (int step = 0; step < customers.length; step++) {
            sinceStart.get(step).write(out);
            sincePrevious.get(step).write(out);
        }
        write(groups, out);
        write(trend, out);
    }

    private static void write(Map<String, long[]> counts, PartialOutput out) {
        out.each(counts.entrySet(), entry -> {
            out.text(entry.getKey());
            out.numbers(entry.getValue());
        });
    }

    static FunnelCounts read(PartialInput in, int steps) {
        FunnelCounts counts = new FunnelCounts(steps);
        plus(counts.customers, counts(in, steps));
        for (int step = 0; step < steps; step++) {
            counts.sinceStart.set(step, Durations.read(in, Durations.EXACT));
            counts.sincePrevious.set(step, Durations.read(in, Durations.EXACT));
        }
        in.each(() -> counts.addToGroup(in.text(), counts(in, steps)));
        in.each(() -> counts.addToTrend(in.text(), counts(in, steps)));
        return counts;
    }

    private static long[] counts(PartialInput in, int steps) {
        long[] counts = in.numbers();
        if (counts.length != steps) {
            throw new PartialInput.Malformed("there are " + steps + " steps");
        }
        return counts;
    }

    private static void add(Map<String, long[]> to, String key, long[] counts) {
        plus(to.computeIfAbsent(key, any -> new long[counts.length]), counts);
    }

    private static void plus(long[] sum, long[] counts) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += counts[i];
        }
    }

    /** How many came to a step. */
    public long customers(int step) {
        return customers[step];
    }

    /** How long it took from the first step of an attempt to this one. */
    public Durations sinceStart(int step) {
        return sinceStart.get(step);
    }

    /** How long it took from the step before to this one. */
    public Durations sincePrevious(int step) {
        return sincePrevious.get(step);
    }

    /** By value of the breakdown: how many came to each step. */
    public Map<String, long[]> groups() {
        return groups;
    }

    /** By the day a period begins: how many came to each step. */
    public Map<String, long[]> trend() {
        return trend;
    }
}
