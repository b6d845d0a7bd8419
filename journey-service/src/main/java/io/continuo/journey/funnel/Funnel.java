package io.continuo.journey.funnel;

import io.continuo.journey.query.Dimension;
import io.continuo.journey.query.Masks;
import io.continuo.journey.query.Period;
import io.continuo.journey.query.Where;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a funnel.
 *
 * <p>An <em>attempt</em> is a choice of touchpoints, each for one step, none of them later than the window after the
 * first. A customer came to a step when any attempt did. Of several attempts the one whose first step is latest goes on,
 * so who begins again still converts.
 *
 * @param steps 2 to {@value #MAX_STEPS}; the first and the last are not optional
 * @param window longest time from the first step of an attempt to its last, included
 * @param exclusions at most {@value #MAX_EXCLUSIONS}; between steps that are not optional
 * @param constant what all touchpoints of an attempt must have in common
 * @param period touchpoints outside do not count
 */
public record Funnel(
        List<FunnelStep> steps,
        Mode mode,
        Duration window,
        List<Exclusion> exclusions,
        @Nullable Dimension constant,
        Period period) {

    public static final int MAX_STEPS = 20;
    public static final int MAX_EXCLUSIONS = 10;

    /** In which order the steps must be taken. */
    public enum Mode {
        /** One after the other; whatever happens between them. Those of one millisecond have no order. */
        ORDERED,
        /** One after the other, and no other contact between them. */
        STRICT,
        /** In any order: to come to step n is to have taken any n of them. */
        UNORDERED
    }

    public Funnel {
        steps = List.copyOf(steps);
        exclusions = List.copyOf(exclusions);
        if (steps.size() + exclusions.size() > Masks.MAX_CONDITIONS) {
            throw new IllegalArgumentException("a funnel has at most " + MAX_STEPS + " steps");
        }
    }

    /** A funnel of steps that all must be taken. */
    public static Funnel of(Mode mode, Duration window, FunnelStep... steps) {
        return new Funnel(List.of(steps), mode, window, List.of(), null, Period.ALWAYS);
    }

    /** Of the steps, then of the exclusions: the order of the bits in a mask. */
    List<Where> conditions() {
        return Stream.concat(
                        steps.stream().map(FunnelStep::where),
                        exclusions.stream().map(Exclusion::where))
                .toList();
    }
}
