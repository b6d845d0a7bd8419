package io.continuo.journey.funnel;

import java.util.Arrays;

/**
 * Steps in any order: the most steps that touchpoints within one window can be, each one of them. Looks back from every
 * hit over the latest ones of each kind, as later ones leave more of the window.
 */
final class UnorderedMatcher implements Matcher {

    private static final long NEVER = Long.MIN_VALUE;

    private final Plan plan;
    private final Assignment assignment;
    private final Hits recent = new Hits();
    private final int[] path;

    UnorderedMatcher(Plan plan) {
        this.plan = plan;
        this.assignment = new Assignment(plan.steps);
        this.path = new int[plan.steps];
    }

    @Override
    public void match(Hits hits, Outcome outcome) {
        recent.size = 0;
        long excluded = NEVER;
        for (int hit = 0; hit < hits.size && !outcome.isSettled(hits.times[hit]); hit++) {
            if (excluded != NEVER && hits.times[hit] > excluded) {
                forgetBefore(excluded);
                excluded = NEVER;
            }
            int steps = hits.masks[hit] & plan.stepBits;
            if (steps != 0) {
                keep(hit, steps, hits.times[hit]);
                lookBack(hits, hits.times[hit], outcome);
            }
            if (plan.excludes(hits.masks[hit])) {
                excluded = hits.times[hit];
            }
        }
    }

    /** What happened before an excluded touchpoint cannot be of one attempt with what happens after it. */
    private void forgetBefore(long time) {
        int kept = 0;
        while (kept < recent.size && recent.times[kept] < time) {
            kept++;
        }
        drop(0, kept);
    }

    /** Of hits that can be the same steps, as many are of use as there are such steps. */
    private void keep(int hit, int steps, long time) {
        int alike = 0;
        int oldest = 0;
        for (int i = recent.size - 1; i >= 0; i--) {
            if (recent.masks[i] == steps) {
                alike++;
                oldest = i;
            }
        }
        if (alike == Integer.bitCount(steps)) {
            drop(oldest, 1);
        }
        recent.add(hit, steps, time);
    }

    private void drop(int at, int number) {
        int rest = recent.size - at - number;
        System.arraycopy(recent.places, at + number, recent.places, at, rest);
        System.arraycopy(recent.masks, at + number, recent.masks, at, rest);
        System.arraycopy(recent.times, at + number, recent.times, at, rest);
        recent.size -= number;
    }

    private void lookBack(Hits hits, long time, Outcome outcome) {
        assignment.clear();
        int taken = 0;
        long previous = time;
        for (int i = recent.size - 1; i >= 0 && time - recent.times[i] <= plan.window; i--) {
            assignment.add(recent.masks[i]);
            if (!assignment.use(recent.size - 1 - i)) {
                continue;
            }
            taken++;
            previous = taken == 2 ? recent.times[i] : previous;
            if (outcome.reach(taken - 1, time, recent.times[i], previous)) {
                trace();
                outcome.follow(path, plan.steps, hits);
            }
        }
    }

    private void trace() {
        Arrays.fill(path, Outcome.NONE);
        for (int step = 0; step < plan.steps; step++) {
            int touch = assignment.touch(step);
            if (touch >= 0) {
                path[step] = recent.places[recent.size - 1 - touch];
            }
        }
    }
}
