package io.continuo.journey.funnel;

import java.util.List;

/** A funnel's rules as numbers, for the innermost loops. */
final class Plan {

    final int steps;
    final int stepBits;
    final long window;
    /** By step: the first step from which one may come to it, all between them being optional. */
    final int[] lowest;
    /** Whether somebody asks which touchpoints an attempt consists of. */
    final boolean traced;

    final boolean[] optional;
    private final List<Exclusion> exclusions;

    Plan(Funnel funnel, boolean traced) {
        this.traced = traced;
        this.steps = funnel.steps().size();
        this.stepBits = (1 << steps) - 1;
        this.window = funnel.window().toMillis();
        this.exclusions = funnel.exclusions();
        this.optional = new boolean[steps];
        this.lowest = new int[steps];
        int mandatory = 0;
        for (int step = 0; step < steps; step++) {
            lowest[step] = mandatory;
            optional[step] = funnel.steps().get(step).optional();
            if (!optional[step]) {
                mandatory = step;
            }
        }
    }

    boolean excludes(int mask) {
        return (mask & ~stepBits) != 0;
    }

    /**
     * An attempt that stands at a step ends with what the mask excludes, unless its step of this number or a later one
     * has just happened: the first step that must be new. {@link Integer#MAX_VALUE} when nothing is excluded here.
     */
    int renewedFrom(int step, int mask) {
        int renewed = Integer.MAX_VALUE;
        for (int i = 0; i < exclusions.size(); i++) {
            Exclusion exclusion = exclusions.get(i);
            boolean applies = (mask & (1 << (steps + i))) != 0;
            if (applies && exclusion.after() <= step && step < exclusion.before()) {
                renewed = Math.min(renewed, exclusion.after());
            }
        }
        return renewed;
    }
}
