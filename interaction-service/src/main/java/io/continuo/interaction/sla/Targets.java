package io.continuo.interaction.sla;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * What a customer is owed, in business time.
 *
 * @param firstResponse from the opening to the first word of the company
 * @param nextUpdate from then on, the longest silence while it is the company's turn
 * @param resolution from the opening
 */
public record Targets(Duration firstResponse, Duration nextUpdate, Duration resolution) {

    private static final Duration LONGEST = Duration.ofDays(365);

    public Targets {
        if (!Stream.of(firstResponse, nextUpdate, resolution).allMatch(Targets::isPossible)) {
            throw new IllegalArgumentException("a target is more than nothing and at most " + LONGEST);
        }
    }

    private static boolean isPossible(Duration target) {
        return target.isPositive() && target.compareTo(LONGEST) <= 0;
    }
}
