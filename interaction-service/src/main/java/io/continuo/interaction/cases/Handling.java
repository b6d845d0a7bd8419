package io.continuo.interaction.cases;

import io.continuo.interaction.log.CallerContext;
import io.continuo.interaction.log.OutgoingEvent;
import io.continuo.interaction.log.TraceContext;
import io.continuo.interaction.requests.RequestId;
import io.continuo.interaction.store.Relay;
import io.continuo.interaction.store.Shelf;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Changes cases: one document update each, which carries the events as well. Two changes at the same time follow each
 * other; a request that was applied already is not applied again.
 */
@ApplicationScoped
class Handling {

    private static final Duration FIRST_RETRY = Duration.ofMillis(5);
    private static final Duration SLOWEST_RETRY = Duration.ofMillis(100);
    private static final int RETRIES = 100;

    private final Cases cases;
    private final Relay relay;
    private final TraceContext trace;
    private final InstantSource clock;
    private final Promises promises;
    private final Refusing refusing;

    Handling(Cases cases, Relay relay, TraceContext trace, InstantSource clock, Promises promises, Refusing refusing) {
        this.cases = cases;
        this.relay = relay;
        this.trace = trace;
        this.clock = clock;
        this.promises = promises;
        this.refusing = refusing;
    }

    /** The opened case; the one the same request has opened before, as it is now. */
    Uni<Case> open(@Nullable RequestId request, CaseSubject subject, Contact contact, @Nullable Cause cause) {
        CaseId id = request == null ? CaseId.random() : CaseId.of(request.value());
        Case opened = Case.open(id, subject, contact, cause, promises);
        List<OutgoingEvent> events = CaseEvents.of(opened, opened.history(), trace.headers());
        return cases.find(id)
                .chain(earlier -> earlier.map(known -> Uni.createFrom().item(known.value()))
                        .orElseGet(() -> cases.add(opened, events).replaceWith(opened)))
                .invoke(known -> relay.wake(Shelf.CASES, id.value()));
    }

    /**
     * The case after the command, or why it was refused.
     *
     * @param command pure: it may be asked again, about a newer state of the case
     */
    Uni<Decision> change(CaseId id, @Nullable RequestId request, Function<Case, Decision> command) {
        Map<String, String> context = trace.headers();
        return Uni.createFrom()
                .deferred(() -> attempt(id, request, command, context))
                .runSubscriptionOn(CallerContext.current())
                .onFailure(Collision.class)
                .retry()
                .withBackOff(FIRST_RETRY, SLOWEST_RETRY)
                .withJitter(0.5)
                .atMost(RETRIES);
    }

    private Uni<Decision> attempt(
            CaseId id, @Nullable RequestId request, Function<Case, Decision> command, Map<String, String> context) {
        return cases.find(id).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(new Decision.NoSuchCase(id));
            }
            Case before = found.get().value();
            return found.get().knows(request)
                    ? Uni.createFrom().item(new Decision.Moved(before))
                    : save(before, command.apply(before), request, context);
        });
    }

    private Uni<Decision> save(
            Case before, Decision decision, @Nullable RequestId request, Map<String, String> context) {
        return switch (decision) {
            case Decision.Rejected refused -> Uni.createFrom().item(refused);
            case Decision.Unchanged same -> Uni.createFrom().item(same);
            case Decision.Moved moved -> {
                Case after = moved.next();
                List<CaseEntry> added = after.history()
                        .subList(before.history().size(), after.history().size());
                yield cases.save(before, after, events(after, added, context), request, clock.instant())
                        .invoke(Handling::requireSaved)
                        .invoke(saved -> relay.wake(Shelf.CASES, after.id().value()))
                        .replaceWith(moved);
            }
        };
    }

    private List<OutgoingEvent> events(Case after, List<CaseEntry> added, Map<String, String> context) {
        return Stream.concat(CaseEvents.of(after, added, context).stream(), refusing.events(after, added, context))
                .toList();
    }

    private static void requireSaved(boolean saved) {
        if (!saved) {
            throw new Collision();
        }
    }

    /** Somebody else was faster. */
    private static final class Collision extends RuntimeException {

        Collision() {
            super("case changed meanwhile", null, false, false);
        }
    }
}
