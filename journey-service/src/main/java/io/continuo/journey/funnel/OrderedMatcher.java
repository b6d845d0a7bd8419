package io.continuo.journey.funnel;

/** One step after the other; touchpoints of one millisecond in any order, each for one step. */
final class OrderedMatcher implements Matcher {

    private final Plan plan;
    private final Attempts attempts;
    private final Simultaneous simultaneous;

    OrderedMatcher(Plan plan) {
        this.plan = plan;
        this.attempts = new Attempts(plan);
        this.simultaneous = new Simultaneous(plan);
    }

    @Override
    public void match(Hits hits, Outcome outcome) {
        attempts.clear();
        int next = 0;
        while (next < hits.size && !outcome.isSettled(hits.times[next])) {
            int first = next++;
            while (next < hits.size && hits.times[next] == hits.times[first]) {
                next++;
            }
            if (next - first == 1) {
                single(hits, first, outcome);
            } else {
                simultaneous.take(hits, first, next, attempts, outcome);
            }
        }
    }

    private void single(Hits hits, int hit, Outcome outcome) {
        int mask = hits.masks[hit];
        long time = hits.times[hit];
        int left = mask & plan.stepBits;
        while (left != 0) { // The last step first, so that one touchpoint is not two steps.
            int step = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(left);
            left ^= 1 << step;
            take(hits, hit, step, outcome);
        }
        if (plan.excludes(mask)) {
            for (int step = 0; step < plan.steps; step++) {
                int renewed = plan.renewedFrom(step, mask);
                boolean justCame = renewed == step && attempts.latest(step) == time;
                if (renewed != Integer.MAX_VALUE && !justCame) {
                    attempts.end(step);
                }
            }
        }
    }

    private void take(Hits hits, int hit, int step, Outcome outcome) {
        long time = hits.times[hit];
        if (step == 0) {
            attempts.begin(time, hit);
            reached(outcome.reach(0, time, time, time), 0, hits, outcome);
            return;
        }
        int from = attempts.before(step, time, plan);
        if (from >= 0) {
            long start = attempts.start(from);
            long previous = attempts.latest(from);
            attempts.goOn(attempts, from, step, time, hit);
            reached(outcome.reach(step, time, start, previous), step, hits, outcome);
        }
    }

    private void reached(boolean furthest, int step, Hits hits, Outcome outcome) {
        if (furthest) {
            outcome.follow(attempts.path(step), step + 1, hits);
        }
    }
}
