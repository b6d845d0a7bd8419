package io.continuo.journey.funnel;

import java.util.Arrays;

/**
 * By step: the attempt that stands there. Of several the one that began last, as it can go on for longest and everything
 * else that may happen to it is the same; of those the one that came there first.
 */
final class Attempts {

    private static final long NOBODY = Long.MIN_VALUE;

    private final long[] starts;
    private final long[] latest;
    private final int[][] paths;
    private final boolean traced;

    Attempts(Plan plan) {
        int steps = plan.steps;
        this.traced = plan.traced;
        this.starts = new long[steps];
        this.latest = new long[steps];
        this.paths = new int[steps][steps];
    }

    void clear() {
        Arrays.fill(starts, NOBODY);
    }

    void copyFrom(Attempts other) {
        for (int step = 0; step < starts.length; step++) {
            starts[step] = other.starts[step];
            latest[step] = other.latest[step];
            System.arraycopy(other.paths[step], 0, paths[step], 0, step + 1);
        }
    }

    boolean standsAt(int step) {
        return starts[step] != NOBODY;
    }

    /** When the attempt that stands at the step began. */
    long start(int step) {
        return starts[step];
    }

    /** When it came there. */
    long latest(int step) {
        return latest[step];
    }

    /** The touchpoints it consists of, by step; only where the plan says that somebody asks. */
    int[] path(int step) {
        return paths[step];
    }

    void end(int step) {
        starts[step] = NOBODY;
    }

    /** The step from whose attempt one would go on to {@code step} now; -1 when there is none. */
    int before(int step, long time, Plan plan) {
        int best = -1;
        for (int from = step - 1; from >= plan.lowest[step]; from--) {
            boolean later = best < 0 ? standsAt(from) : starts[from] > starts[best];
            if (later && time - starts[from] <= plan.window) {
                best = from;
            }
        }
        return best;
    }

    /** A new attempt stands at the first step. */
    void begin(long time, int hit) {
        starts[0] = time;
        latest[0] = time;
        paths[0][0] = hit;
    }

    /** The attempt that stood at {@code from} among the others goes on to {@code step}, unless a better one stands there. */
    void goOn(Attempts others, int from, int step, long time, int hit) {
        if (others.starts[from] <= starts[step]) {
            return;
        }
        starts[step] = others.starts[from];
        latest[step] = time;
        if (traced) {
            System.arraycopy(others.paths[from], 0, paths[step], 0, from + 1);
            Arrays.fill(paths[step], from + 1, step, Outcome.NONE);
            paths[step][step] = hit;
        }
    }

    /** An attempt of which several touchpoints happened at once. */
    void put(int step, long start, long time, int[] path) {
        if (start > starts[step]) {
            starts[step] = start;
            latest[step] = time;
            System.arraycopy(path, 0, paths[step], 0, step + 1);
        }
    }
}
