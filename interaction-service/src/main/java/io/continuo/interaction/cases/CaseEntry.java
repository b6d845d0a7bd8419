package io.continuo.interaction.cases;

import io.continuo.events.CaseChanged.Change;
import io.continuo.events.CaseChanged.Direction;
import org.jspecify.annotations.Nullable;

/**
 * One line of a case's history.
 *
 * @param sequence from 1, without gaps
 * @param direction of a message
 * @param text of a message, update or note; the outcome of a resolution
 * @param to whom the case was handed
 */
record CaseEntry(
        long sequence,
        Change change,
        Contact contact,
        @Nullable Direction direction,
        @Nullable String text,
        @Nullable String to) {

    static CaseEntry opened(Contact contact) {
        return new CaseEntry(1, Change.OPENED, contact, null, null, null);
    }

    static CaseEntry message(long sequence, Contact contact, Direction direction, String text) {
        return new CaseEntry(sequence, Change.MESSAGE, contact, direction, text, null);
    }

    static CaseEntry reopened(long sequence, Contact contact) {
        return new CaseEntry(sequence, Change.REOPENED, contact, null, null, null);
    }

    static CaseEntry transferred(long sequence, Contact contact, String to, @Nullable String note) {
        return new CaseEntry(sequence, Change.TRANSFERRED, contact, null, note, to);
    }

    static CaseEntry updated(long sequence, Contact contact, String text) {
        return new CaseEntry(sequence, Change.UPDATED, contact, Direction.OUT, text, null);
    }

    static CaseEntry resolved(long sequence, Contact contact, String outcome) {
        return new CaseEntry(sequence, Change.RESOLVED, contact, null, outcome, null);
    }
}
