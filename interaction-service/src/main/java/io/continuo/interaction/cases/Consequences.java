package io.continuo.interaction.cases;

import io.continuo.events.CaseChanged.Direction;
import io.continuo.events.CaseChanged.Kind;
import io.continuo.events.CaseChanged.Origin;
import io.continuo.interaction.requests.RequestId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Does what was decided of a touchpoint; each step once, however often it is asked for. */
@ApplicationScoped
class Consequences {

    private static final int MAX_TITLE = 80;

    private final Handling handling;
    private final Promises promises;
    private final Inbounds inbounds;
    private final InstantSource clock;

    Consequences(Handling handling, Promises promises, Inbounds inbounds, InstantSource clock) {
        this.handling = handling;
        this.promises = promises;
        this.inbounds = inbounds;
        this.clock = clock;
    }

    /** Nothing where somebody has corrected it since. */
    Uni<Void> of(Remembered remembered) {
        Course course = remembered.course();
        CaseId id = course.caseId();
        if (id == null || course.isCorrected()) {
            return Uni.createFrom().voidItem();
        }
        return opening(remembered)
                .chain(() -> joining(id, remembered))
                .chain(full -> full ? Uni.createFrom().item(true) : escalation(id, remembered))
                .chain(full -> full ? followUp(remembered) : Uni.createFrom().voidItem());
    }

    /** Where the history of the case has its end, the conversation goes on in another one. */
    private Uni<Void> followUp(Remembered remembered) {
        Course course = remembered.course();
        Inbound inbound = remembered.inbound();
        Course other = Course.open(inbound.touchpointId(), course.said(), Optional.ofNullable(course.cause()));
        return course.opens()
                ? Uni.createFrom().voidItem()
                : inbounds.redirect(remembered, other).chain(() -> of(new Remembered(inbound, other)));
    }

    /** The contact as a message of the case. */
    Uni<Decision> message(CaseId id, Inbound inbound) {
        return handling.change(id, null, message(inbound));
    }

    private Uni<?> opening(Remembered remembered) {
        Course course = remembered.course();
        if (!course.opens()) {
            return Uni.createFrom().voidItem();
        }
        RequestId once = new RequestId(Course.opening(remembered.inbound().touchpointId()));
        return handling.open(once, subject(remembered), remembered.inbound().contact(), course.cause());
    }

    /** Whether the case is too full. Once for ever: where it was taken out again, it stays out. */
    private Uni<Boolean> joining(CaseId id, Remembered remembered) {
        if (!remembered.course().said()) {
            return Uni.createFrom().item(false);
        }
        Inbound inbound = remembered.inbound();
        RequestId once = new RequestId("joined " + inbound.touchpointId());
        Function<Case, Decision> message = message(inbound);
        return handling.change(
                        id,
                        once,
                        before -> before.isFull() && !before.holds(inbound.touchpointId())
                                ? new Decision.HistoryFull(id, before.history().size())
                                : message.apply(before))
                .map(Decision.HistoryFull.class::isInstance);
    }

    /** Whether the case is too full. */
    private Uni<Boolean> escalation(CaseId id, Remembered remembered) {
        Cause cause = remembered.course().cause();
        if (cause == null || remembered.course().opens()) {
            return Uni.createFrom().item(false);
        }
        Contact contact = remembered.inbound().contact();
        Instant now = clock.instant();
        return handling.change(id, null, before -> before.escalate(contact, cause, promises, now))
                .map(Decision.HistoryFull.class::isInstance);
    }

    private Function<Case, Decision> message(Inbound inbound) {
        Message message = new Message(
                Direction.IN, inbound.said(), new Detail.Linked(inbound.touchpointId(), inbound.identifiers()));
        return before -> before.message(inbound.contact(), message, promises);
    }

    private static CaseSubject subject(Remembered remembered) {
        Inbound inbound = remembered.inbound();
        Cause cause = remembered.course().cause();
        return new CaseSubject(
                inbound.identifiers().getFirst(),
                title(inbound, cause),
                cause == null || cause.origin() == Origin.REPEATED_CONTACT ? Kind.REQUEST : Kind.COMPLAINT,
                cause == null ? Priority.NORMAL : Priority.NORMAL.raised(),
                inbound.orderId(),
                cause == null ? Origin.CONTACT : cause.origin());
    }

    private static String title(Inbound inbound, @Nullable Cause cause) {
        String title = cause != null ? cause.reason() : inbound.said();
        return title.substring(0, Math.min(title.length(), MAX_TITLE));
    }
}
