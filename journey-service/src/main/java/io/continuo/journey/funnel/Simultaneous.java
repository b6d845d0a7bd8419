package io.continuo.journey.funnel;

import java.util.Arrays;

/**
 * Several hits of one millisecond, which have no order: an attempt may take any of them for its next steps, each once.
 */
final class Simultaneous {

    /** Attempts that begin here. */
    private static final int NOWHERE = -1;

    private final Plan plan;
    private final Attempts before;
    private final Assignment assignment;
    private final int[] path;
    private int masks;

    Simultaneous(Plan plan) {
        this.plan = plan;
        this.before = new Attempts(plan);
        this.assignment = new Assignment(plan.steps);
        this.path = new int[plan.steps];
    }

    /** Takes the hits {@code first} to before {@code end}. */
    void take(Hits hits, int first, int end, Attempts attempts, Outcome outcome) {
        before.copyFrom(attempts);
        assignment.clear();
        masks = 0;
        for (int hit = first; hit < end; hit++) {
            assignment.add(hits.masks[hit] & plan.stepBits);
            masks |= hits.masks[hit];
        }
        for (int step = 0; step < plan.steps; step++) {
            if (plan.renewedFrom(step, masks) != Integer.MAX_VALUE) {
                attempts.end(step);
            }
        }
        // Of attempts that began at once the one furthest on goes first: it came earlier to the steps behind it.
        for (int from = plan.steps - 2; from >= NOWHERE; from--) {
            goOn(from, hits, first, attempts, outcome);
        }
    }

    private void goOn(int from, Hits hits, int first, Attempts attempts, Outcome outcome) {
        long time = hits.times[first];
        if (from != NOWHERE && (!before.standsAt(from) || time - before.start(from) > plan.window)) {
            return;
        }
        long start = from == NOWHERE ? time : before.start(from);
        long previous = from == NOWHERE ? time : before.latest(from);
        assignment.release();
        for (int step = from + 1; step < plan.steps; step++) {
            boolean taken = assignment.assign(step);
            if (taken) {
                trace(from, step, first);
                if (outcome.reach(step, time, start, previous)) {
                    outcome.follow(path, step + 1, hits);
                }
                if (from < plan.renewedFrom(step, masks)) {
                    attempts.put(step, start, time, path);
                }
            }
            if (plan.optional[step]) {
                assignment.release(step); // The best that can be done for what follows is to leave it out.
            } else if (taken) {
                previous = time;
            } else {
                return;
            }
        }
    }

    private void trace(int from, int step, int first) {
        Arrays.fill(path, Outcome.NONE);
        if (from != NOWHERE) {
            System.arraycopy(before.path(from), 0, path, 0, from + 1);
        }
        for (int taken = from + 1; taken <= step; taken++) {
            int touch = assignment.touch(taken);
            path[taken] = touch < 0 ? Outcome.NONE : first + touch;
        }
    }
}
