package io.continuo.interaction.cases;

import io.continuo.events.CaseChanged.Direction;
import io.continuo.events.CaseChanged.Kind;
import io.continuo.events.CaseChanged.Origin;
import io.continuo.interaction.requests.RequestId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Does what was decided of a touchpoint; each step once, however often it is asked for. */
@ApplicationScoped
class Consequences {

    private static final int MAX_TITLE = 80;

    private final Handling handling;
    private final Promises promises;

    Consequences(Handling handling, Promises promises) {
        this.handling = handling;
        this.promises = promises;
    }

    /** Nothing where somebody has corrected it since. */
    Uni<Void> of(Remembered remembered) {
        Course course = remembered.course();
        CaseId id = course.caseId();
        if (id == null || course.isCorrected()) {
            return Uni.createFrom().voidItem();
        }
        return opening(remembered)
                .chain(() -> course.said()
                        ? join(id, remembered.inbound())
                        : Uni.createFrom().voidItem())
                .chain(() -> escalation(id, remembered));
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

    /** Once for ever: where it was taken out again, it stays out. */
    private Uni<Void> join(CaseId id, Inbound inbound) {
        RequestId once = new RequestId("joined " + inbound.touchpointId());
        return handling.change(id, once, message(inbound)).replaceWithVoid();
    }

    private Uni<Void> escalation(CaseId id, Remembered remembered) {
        Cause cause = remembered.course().cause();
        if (cause == null || remembered.course().opens()) {
            return Uni.createFrom().voidItem();
        }
        Contact contact = remembered.inbound().contact();
        return handling.change(id, null, before -> before.escalate(contact, cause, promises))
                .replaceWithVoid();
    }

    private Function<Case, Decision> message(Inbound inbound) {
        Message message = new Message(Direction.IN, inbound.said(), inbound.touchpointId());
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
