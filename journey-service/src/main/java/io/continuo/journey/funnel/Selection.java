package io.continuo.journey.funnel;

import java.util.List;
import java.util.Optional;

/**
 * Which customers are meant.
 *
 * @param reached a step they came to
 * @param notReached a step they did not come to; {@link Outcome#NONE} for any
 */
record Selection(int reached, int notReached) {

    /** Those who came to a step, or to the one before that is not optional and not to it; empty: nobody can have. */
    static Optional<Selection> of(Funnel funnel, String step, boolean dropped) {
        List<FunnelStep> steps = funnel.steps();
        int previous = Outcome.NONE;
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).name().equals(step)) {
                if (!dropped) {
                    return Optional.of(new Selection(i, Outcome.NONE));
                }
                return previous == Outcome.NONE ? Optional.empty() : Optional.of(new Selection(previous, i));
            }
            previous = steps.get(i).optional() ? previous : i;
        }
        return Optional.empty();
    }

    boolean holds(int reachedSteps) {
        return (reachedSteps & (1 << reached)) != 0
                && (notReached == Outcome.NONE || (reachedSteps & (1 << notReached)) == 0);
    }
}
