package io.continuo.interaction.cases;

import io.continuo.events.CaseChanged.Change;
import io.continuo.events.CaseChanged.Direction;
import io.continuo.events.CaseChanged.SlaClock;
import io.continuo.events.Identifier;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a case's history.
 *
 * @param sequence from 1, without gaps
 * @param direction of a message
 * @param text of a message, update or note; the outcome of a resolution; the reason of a change of priority
 */
record CaseEntry(
        long sequence,
        Change change,
        Contact contact,
        @Nullable Direction direction,
        @Nullable String text,
        @Nullable Detail detail) {

    static CaseEntry opened(Contact contact, @Nullable Cause cause) {
        return new CaseEntry(1, Change.OPENED, contact, null, text(cause), detail(cause));
    }

    static CaseEntry message(long sequence, Contact contact, Message message) {
        return new CaseEntry(sequence, Change.MESSAGE, contact, message.direction(), message.text(), message.contact());
    }

    static CaseEntry unlinked(long sequence, Contact contact, String touchpointId) {
        return new CaseEntry(sequence, Change.UNLINKED, contact, null, null, Detail.Linked.silent(touchpointId));
    }

    static CaseEntry reopened(long sequence, Contact contact, @Nullable Cause cause) {
        return new CaseEntry(sequence, Change.REOPENED, contact, null, text(cause), detail(cause));
    }

    static CaseEntry transferred(long sequence, Contact contact, String to, @Nullable String note) {
        return new CaseEntry(sequence, Change.TRANSFERRED, contact, null, note, new Detail.HandedTo(to));
    }

    static CaseEntry updated(long sequence, Contact contact, String text) {
        return new CaseEntry(sequence, Change.UPDATED, contact, Direction.OUT, text, null);
    }

    static CaseEntry resolved(long sequence, Contact contact, @Nullable String outcome) {
        return new CaseEntry(sequence, Change.RESOLVED, contact, null, outcome, null);
    }

    static CaseEntry prioritised(long sequence, Contact contact, Priority priority, @Nullable String reason) {
        return new CaseEntry(sequence, Change.PRIORITISED, contact, null, reason, new Detail.Ranked(priority));
    }

    static CaseEntry escalated(long sequence, Contact contact, Cause cause) {
        return new CaseEntry(sequence, Change.ESCALATED, contact, null, text(cause), detail(cause));
    }

    static CaseEntry warned(long sequence, Contact contact, SlaClock clock, Instant dueAt) {
        return new CaseEntry(sequence, Change.SLA_WARNING, contact, null, null, new Detail.Owed(clock, dueAt));
    }

    static CaseEntry breached(long sequence, Contact contact, SlaClock clock, Instant dueAt) {
        return new CaseEntry(sequence, Change.SLA_BREACHED, contact, null, null, new Detail.Owed(clock, dueAt));
    }

    /** Whether one of both said something. */
    boolean isWord() {
        return change == Change.OPENED || direction != null;
    }

    /** Whether one of these people said it by then, in a contact that joined the case. */
    boolean isSaidBy(Collection<Identifier> people, Instant until) {
        return detail instanceof Detail.Linked(String touchpoint, List<Identifier> speaker)
                && !contact.at().isAfter(until)
                && speaker.stream().anyMatch(people::contains);
    }

    /** That there was something, stays; not what, nor by whom. */
    CaseEntry silent() {
        Detail kept = detail instanceof Detail.Linked linked ? Detail.Linked.silent(linked.touchpointId()) : detail;
        return new CaseEntry(sequence, change, contact, direction, null, kept);
    }

    boolean isLinkTo(String touchpointId) {
        return detail instanceof Detail.Linked linked && linked.touchpointId().equals(touchpointId);
    }

    private static @Nullable String text(@Nullable Cause cause) {
        return cause == null ? null : cause.reason();
    }

    private static @Nullable Detail detail(@Nullable Cause cause) {
        return cause == null ? null : new Detail.Caused(cause.origin(), cause.touchpointId());
    }
}
