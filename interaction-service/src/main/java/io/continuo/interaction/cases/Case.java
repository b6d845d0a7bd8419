package io.continuo.interaction.cases;

import io.continuo.events.CaseChanged.Change;
import io.continuo.events.CaseChanged.Direction;
import io.continuo.events.Channel;
import io.continuo.interaction.cases.CaseState.Resolved;
import io.continuo.interaction.cases.CaseState.Unresolved;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One conversation about one thing with one customer, over any number of channels.
 *
 * @param history in order, at least the opening
 * @param version grows by one with every change
 */
record Case(CaseId id, CaseSubject subject, CaseState state, CaseClock clock, List<CaseEntry> history, long version) {

    /** A document of MongoDB has 16 MB; this many entries of the longest text stay below it. */
    static final int MAX_ENTRIES = 1_000;

    Case {
        history = List.copyOf(history);
    }

    static Case open(CaseId id, CaseSubject subject, Contact contact) {
        CaseClock clock = CaseClock.start(contact.at(), subject.priority());
        return new Case(id, subject, new CaseState.Open(), clock, List.of(CaseEntry.opened(contact)), 1);
    }

    /** A message of the customer makes it the company's turn, also when the case was resolved; an answer the customer's. */
    Decision message(Contact contact, Direction direction, String text) {
        CaseEntry entry = CaseEntry.message(nextSequence(), contact, direction, text);
        return switch (direction) {
            case IN -> received(contact, entry);
            case OUT -> sent(contact, entry);
        };
    }

    /** Somebody else takes over, with everything that was said. */
    Decision transfer(Contact contact, String to, @Nullable String note) {
        return switch (state) {
            case Unresolved here -> moved(here, clock, CaseEntry.transferred(nextSequence(), contact, to, note));
            case Resolved done -> new Decision.AlreadyResolved(id);
        };
    }

    /** The company tells the customer how things stand, unasked. It is not an answer: the turn stays where it is. */
    Decision update(Contact contact, String text) {
        return switch (state) {
            case Unresolved here ->
                moved(here, clock.responded(contact.at()), CaseEntry.updated(nextSequence(), contact, text));
            case Resolved done -> new Decision.AlreadyResolved(id);
        };
    }

    Decision resolve(Contact contact, String outcome) {
        return switch (state) {
            case Unresolved here ->
                moved(
                        here.resolved(outcome),
                        clock.resolved(contact.at()),
                        CaseEntry.resolved(nextSequence(), contact, outcome));
            case Resolved done -> new Decision.AlreadyResolved(id);
        };
    }

    /** Every channel the conversation went through, in the order of first use. */
    List<Channel> channels() {
        return history.stream()
                .map(entry -> entry.contact().channel())
                .distinct()
                .toList();
    }

    /** Who has the case, where it was handed to somebody. */
    Optional<String> assignee() {
        return history.reversed().stream()
                .filter(entry -> entry.change() == Change.TRANSFERRED)
                .map(CaseEntry::to)
                .findFirst();
    }

    private Decision received(Contact contact, CaseEntry entry) {
        return switch (state) {
            case Unresolved here -> moved(here.customerWrote(), clock, entry);
            case Resolved done ->
                moved(done.reopened(), clock.reopened(), entry, CaseEntry.reopened(entry.sequence() + 1, contact));
        };
    }

    /** A message to the customer after the resolution, such as a question whether all is well, does not reopen. */
    private Decision sent(Contact contact, CaseEntry entry) {
        CaseClock answered = clock.responded(contact.at());
        return switch (state) {
            case Unresolved here -> moved(here.answered(), answered, entry);
            case Resolved done -> moved(done, answered, entry);
        };
    }

    private Decision moved(CaseState next, CaseClock nextClock, CaseEntry... entries) {
        if (history.size() + entries.length > MAX_ENTRIES) {
            return new Decision.HistoryFull(id, history.size());
        }
        List<CaseEntry> longer = new ArrayList<>(history);
        longer.addAll(Arrays.asList(entries));
        return new Decision.Moved(new Case(id, subject, next, nextClock, longer, version + 1));
    }

    private long nextSequence() {
        return history.size() + 1L;
    }
}
