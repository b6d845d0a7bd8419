package io.continuo.journey.funnel;

import java.util.Arrays;

/** How far one customer came. */
final class Outcome {

    /** No step was taken, or a step that was skipped. */
    static final int NONE = -1;

    private final int steps;
    private final boolean traced;
    /** By step: the first time an attempt came to it, since the attempt's first step and since the step before. */
    private final long[] at;

    final long[] sinceStart;
    final long[] sincePrevious;
    /** The places of the touchpoints of the first attempt that came furthest, by step; only where the plan asks. */
    final int[] path;

    int reached;
    int furthest;

    Outcome(Plan plan) {
        this.steps = plan.steps;
        this.traced = plan.traced;
        this.at = new long[steps];
        this.sinceStart = new long[steps];
        this.sincePrevious = new long[steps];
        this.path = new int[steps];
        clear();
    }

    void clear() {
        reached = 0;
        furthest = NONE;
    }

    /**
     * An attempt came to a step. What counts is who came first; of those who came at once, who began last.
     *
     * @return whether it is the one that counts, and no other came further
     */
    boolean reach(int step, long time, long start, long previous) {
        boolean first = (reached & (1 << step)) == 0;
        boolean betters = first || time < at[step] || (time == at[step] && sinceStart[step] > time - start);
        if (!betters) {
            return false;
        }
        reached |= 1 << step;
        at[step] = time;
        sinceStart[step] = time - start;
        sincePrevious[step] = time - previous;
        furthest = Math.max(furthest, step);
        return step == furthest;
    }

    /** Whether nothing that happens from this time on can change anything. */
    boolean isSettled(long time) {
        if (reached != (1 << steps) - 1) {
            return false;
        }
        for (long came : at) {
            if (came >= time) {
                return false;
            }
        }
        return true;
    }

    /** The attempt that {@link #reach} said came furthest. */
    void follow(int[] hits, int length, Hits of) {
        if (!traced) {
            return;
        }
        Arrays.fill(path, NONE);
        for (int step = 0; step < Math.min(length, steps); step++) {
            path[step] = hits[step] == NONE ? NONE : of.places[hits[step]];
        }
    }
}
