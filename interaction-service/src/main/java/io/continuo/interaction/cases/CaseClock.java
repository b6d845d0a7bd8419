package io.continuo.interaction.cases;

import io.continuo.events.CaseChanged.SlaClock;
import io.continuo.interaction.sla.Deadline;
import io.continuo.interaction.sla.Terms;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one clock of a case: it starts with the first contact and does not start again on another channel.
 *
 * @param firstResponse when the customer should have heard from the company
 * @param nextUpdate when the customer should hear again; null before the first response and while it is the customer's turn
 * @param resolution when the case should be resolved
 * @param firstResponseAt when the company first answered
 * @param resolvedAt null while the case is not resolved, also after it was reopened
 */
record CaseClock(
        Instant openedAt,
        Deadline firstResponse,
        @Nullable Deadline nextUpdate,
        Deadline resolution,
        @Nullable Instant firstResponseAt,
        @Nullable Instant resolvedAt) {

    static CaseClock start(Instant openedAt, Terms terms) {
        return new CaseClock(openedAt, terms.firstResponse(openedAt), null, terms.resolution(openedAt), null, null);
    }

    /** It is the customer's turn: no update is owed. Only the first response counts as such. */
    CaseClock answered(Instant at) {
        return new CaseClock(openedAt, firstResponse, null, resolution, first(at), resolvedAt);
    }

    /** Told how things stand while it is the company's turn: the next update is owed anew. */
    CaseClock updated(Instant at, Terms terms) {
        return new CaseClock(openedAt, firstResponse, terms.nextUpdate(at), resolution, first(at), resolvedAt);
    }

    /** The company's turn. Somebody who asks again does not wait longer for that. */
    CaseClock asked(Instant at, Terms terms) {
        boolean starts = nextUpdate == null && firstResponseAt != null;
        return new CaseClock(
                openedAt,
                firstResponse,
                starts ? terms.nextUpdate(at) : nextUpdate,
                resolution,
                firstResponseAt,
                resolvedAt);
    }

    CaseClock resolved(Instant at) {
        return new CaseClock(openedAt, firstResponse, null, resolution, firstResponseAt, at);
    }

    /** Due when it always was. */
    CaseClock reopened(Instant at, Terms terms) {
        return new CaseClock(openedAt, firstResponse, null, resolution, firstResponseAt, null).asked(at, terms);
    }

    /**
     * By other terms, from the opening; what would have been due before now, is due as if it had begun now at the latest.
     * A next update is never due later than it was.
     */
    CaseClock under(Terms terms, Instant now) {
        return new CaseClock(
                openedAt,
                moved(firstResponse, terms.firstResponse(openedAt), terms.firstResponse(now), now),
                nextUpdate == null ? null : nextUpdate.earlier(terms.nextUpdate(now)),
                moved(resolution, terms.resolution(openedAt), terms.resolution(now), now),
                firstResponseAt,
                resolvedAt);
    }

    /** What is owed now, in the order of {@link SlaClock}; nothing once the case is resolved. */
    Map<SlaClock, Deadline> running() {
        Map<SlaClock, Deadline> running = new EnumMap<>(SlaClock.class);
        if (resolvedAt != null) {
            return running;
        }
        if (firstResponseAt == null) {
            running.put(SlaClock.FIRST_RESPONSE, firstResponse);
        }
        if (nextUpdate != null) {
            running.put(SlaClock.NEXT_UPDATE, nextUpdate);
        }
        running.put(SlaClock.RESOLUTION, resolution);
        return Collections.unmodifiableMap(running);
    }

    /** When the first promise breaks if nothing happens; it may be in the past. Empty once the case is resolved. */
    Optional<Instant> breachesAt() {
        return running().values().stream().map(Deadline::dueAt).min(Comparator.naturalOrder());
    }

    /** From when on a promise is near its end. Empty once the case is resolved. */
    Optional<Instant> warnsAt() {
        return running().values().stream().map(Deadline::warnAt).min(Comparator.naturalOrder());
    }

    boolean breaching(Instant now) {
        return breachesAt().filter(due -> !now.isBefore(due)).isPresent();
    }

    private @Nullable Instant first(Instant at) {
        return firstResponseAt != null ? firstResponseAt : at;
    }

    private static Deadline moved(Deadline before, Deadline fromOpening, Deadline fromNow, Instant now) {
        return fromOpening.passed(now) ? before.earlier(fromNow) : fromOpening;
    }
}
