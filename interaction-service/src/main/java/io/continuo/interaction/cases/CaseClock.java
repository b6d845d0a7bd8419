package io.continuo.interaction.cases;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one clock of a case: it starts with the first contact and does not start again on another channel.
 *
 * @param firstResponseDueAt when the customer should have heard from the company
 * @param resolutionDueAt when the case should be resolved
 * @param firstResponseAt when the company first answered
 * @param resolvedAt null while the case is not resolved, also after it was reopened
 */
record CaseClock(
        Instant openedAt,
        Instant firstResponseDueAt,
        Instant resolutionDueAt,
        @Nullable Instant firstResponseAt,
        @Nullable Instant resolvedAt) {

    static CaseClock start(Instant openedAt, Priority priority) {
        return new CaseClock(
                openedAt, openedAt.plus(priority.firstResponse()), openedAt.plus(priority.resolution()), null, null);
    }

    /** Only the first answer counts. */
    CaseClock responded(Instant at) {
        return firstResponseAt != null
                ? this
                : new CaseClock(openedAt, firstResponseDueAt, resolutionDueAt, at, resolvedAt);
    }

    CaseClock resolved(Instant at) {
        return new CaseClock(openedAt, firstResponseDueAt, resolutionDueAt, firstResponseAt, at);
    }

    CaseClock reopened() {
        return new CaseClock(openedAt, firstResponseDueAt, resolutionDueAt, firstResponseAt, null);
    }

    /** When a promise breaks if nothing happens; it may be in the past. Empty once the case is resolved. */
    Optional<Instant> breachesAt() {
        if (resolvedAt != null) {
            return Optional.empty();
        }
        // The first answer is always due before the solution.
        return Optional.of(firstResponseAt == null ? firstResponseDueAt : resolutionDueAt);
    }

    boolean breaching(Instant now) {
        return breachesAt().filter(due -> !now.isBefore(due)).isPresent();
    }
}
