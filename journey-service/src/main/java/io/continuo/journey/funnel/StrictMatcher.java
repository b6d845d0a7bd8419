package io.continuo.journey.funnel;

/** Each step is the very next contact after the one before; what is no step ends every attempt. */
final class StrictMatcher implements Matcher {

    private final Plan plan;
    private Attempts standing;
    private Attempts next;

    StrictMatcher(Plan plan) {
        this.plan = plan;
        this.standing = new Attempts(plan);
        this.next = new Attempts(plan);
    }

    /** @param hits all contacts, also those that are no step */
    @Override
    public void match(Hits hits, Outcome outcome) {
        standing.clear();
        for (int hit = 0; hit < hits.size && !outcome.isSettled(hits.times[hit]); hit++) {
            next.clear();
            int mask = hits.masks[hit] & plan.stepBits;
            for (int step = 0; step < plan.steps; step++) {
                if ((mask & (1 << step)) != 0) {
                    take(hits, hit, step, outcome);
                }
            }
            Attempts ended = standing;
            standing = next;
            next = ended;
        }
    }

    private void take(Hits hits, int hit, int step, Outcome outcome) {
        long time = hits.times[hit];
        int from = step == 0 ? 0 : standing.before(step, time, plan);
        if (from < 0) {
            return;
        }
        long start = time;
        long previous = time;
        if (step == 0) {
            next.begin(time, hit);
        } else {
            start = standing.start(from);
            previous = standing.latest(from);
            next.goOn(standing, from, step, time, hit);
        }
        if (outcome.reach(step, time, start, previous)) {
            outcome.follow(next.path(step), step + 1, hits);
        }
    }
}
