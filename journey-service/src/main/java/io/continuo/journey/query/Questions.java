package io.continuo.journey.query;

import io.continuo.http.Problems;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What requests over all journeys have in common. */
public final class Questions {

    private Questions() {}

    /**
     * Reads a period.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} when it ends before it begins
     */
    public static Period period(@Nullable Instant from, @Nullable Instant to) {
        try {
            return new Period(from, to);
        } catch (IllegalArgumentException e) {
            throw Problems.invalid("/to", "must not be before from");
        }
    }
}
