package io.continuo.journey.funnel;

import io.continuo.journey.columns.Chunk;
import io.continuo.journey.query.Values;
import java.util.Arrays;

/**
 * Looks for attempts whose touchpoints have one value in common, value by value. A touchpoint without a value is no
 * step; what excludes does so whatever its value.
 */
final class ConstantMatcher {

    private final Matcher matcher;
    private final Plan plan;
    private final Values values;
    private final Hits alike = new Hits();
    private long[] order = new long[0];

    ConstantMatcher(Matcher matcher, Plan plan, Values values) {
        this.matcher = matcher;
        this.plan = plan;
        this.values = values;
    }

    void match(Chunk chunk, Hits hits, boolean keepAll, Outcome outcome) {
        int steps = sortByValue(chunk, hits);
        int next = 0;
        while (next < steps) {
            int first = next;
            while (next < steps && value(next) == value(first)) {
                next++;
            }
            alike.size = 0;
            int own = first;
            for (int hit = 0; hit < hits.size; hit++) {
                boolean isOwn = own < next && (int) order[own] == hit;
                int mask = isOwn ? hits.masks[hit] : hits.masks[hit] & ~plan.stepBits;
                own += isOwn ? 1 : 0;
                if (mask != 0 || keepAll) {
                    alike.add(hits.places[hit], mask, hits.times[hit]);
                }
            }
            matcher.match(alike, outcome);
        }
    }

    /** The numbers of the hits that are steps and have a value, by value; returns how many. */
    private int sortByValue(Chunk chunk, Hits hits) {
        if (order.length < hits.size) {
            order = new long[hits.size * 2];
        }
        int steps = 0;
        for (int hit = 0; hit < hits.size; hit++) {
            int value = values.of(chunk, hits.places[hit]);
            if ((hits.masks[hit] & plan.stepBits) != 0 && value >= 0) {
                order[steps++] = ((long) value << Integer.SIZE) | hit;
            }
        }
        Arrays.sort(order, 0, steps);
        return steps;
    }

    private int value(int at) {
        return (int) (order[at] >>> Integer.SIZE);
    }
}
