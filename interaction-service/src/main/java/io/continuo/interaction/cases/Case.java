package io.continuo.interaction.cases;

import io.continuo.events.CaseChanged.Direction;
import io.continuo.events.Channel;
import io.continuo.events.Identifier;
import io.continuo.interaction.cases.CaseState.Resolved;
import io.continuo.interaction.cases.CaseState.Unresolved;
import io.continuo.interaction.sla.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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

    /** A message, that it reopened the case, and that it escalated it. */
    private static final int ROOM = 3;

    Case {
        history = List.copyOf(history);
    }

    /** @param cause why, where nobody asked for it */
    static Case open(CaseId id, CaseSubject subject, Contact contact, @Nullable Cause cause, Promises promises) {
        CaseClock clock = CaseClock.start(contact.at(), promises.of(contact.channel(), subject.priority()));
        return new Case(id, subject, new CaseState.Open(), clock, List.of(CaseEntry.opened(contact, cause)), 1);
    }

    /**
     * A message of the customer makes it the company's turn, also when the case was resolved; an answer the customer's. A
     * contact is a message once.
     */
    Decision message(Contact contact, Message message, Promises promises) {
        Detail.Linked linked = message.contact();
        if (linked != null && told().holds(linked.touchpointId())) {
            return new Decision.Unchanged(this);
        }
        CaseEntry entry = CaseEntry.message(nextSequence(), contact, message);
        return switch (message.direction()) {
            case IN -> received(contact, entry, terms(promises));
            case OUT -> sent(contact, entry);
        };
    }

    /**
     * The contact belongs elsewhere. What was said stays in the history, marked. A case that is open again for nothing but
     * this contact is as resolved as it was before; its customer is not asked once more.
     */
    Decision unlink(Function<Channel, Contact> contact, String touchpointId) {
        if (!told().holds(touchpointId)) {
            return new Decision.Unchanged(this);
        }
        Contact here = contact.apply(history.getLast().contact().channel());
        CaseEntry unlinked = CaseEntry.unlinked(nextSequence(), here, touchpointId);
        return switch (state) {
            case Unresolved going ->
                told().resolutionUndoneBy(touchpointId)
                        .map(done -> moved(
                                going.resolved(done.text()),
                                clock.resolved(done.contact().at()),
                                unlinked))
                        .orElseGet(() -> moved(going, clock, unlinked));
            case Resolved done -> moved(done, clock, unlinked);
        };
    }

    /** Somebody else takes over, with everything that was said. */
    Decision transfer(Contact contact, String to, @Nullable String note) {
        return switch (state) {
            case Unresolved here -> moved(here, clock, CaseEntry.transferred(nextSequence(), contact, to, note));
            case Resolved done -> new Decision.AlreadyResolved(id);
        };
    }

    /**
     * The company tells the customer how things stand, unasked. It is not an answer: the turn stays where it is, and while
     * it is the customer's no other word is owed.
     */
    Decision update(Contact contact, String text, Promises promises) {
        return switch (state) {
            case CaseState.Open here ->
                moved(
                        here,
                        clock.updated(contact.at(), terms(promises)),
                        CaseEntry.updated(nextSequence(), contact, text));
            case CaseState.Waiting here ->
                moved(here, clock.answered(contact.at()), CaseEntry.updated(nextSequence(), contact, text));
            case Resolved done -> new Decision.AlreadyResolved(id);
        };
    }

    Decision resolve(Contact contact, @Nullable String outcome) {
        return switch (state) {
            case Unresolved here ->
                moved(
                        here.resolved(outcome),
                        clock.resolved(contact.at()),
                        CaseEntry.resolved(nextSequence(), contact, outcome));
            case Resolved done -> new Decision.AlreadyResolved(id);
        };
    }

    Decision prioritise(Contact contact, Priority priority, @Nullable String reason, Promises promises) {
        return switch (state) {
            case Unresolved here when priority == subject.priority() -> new Decision.Unchanged(this);
            case Unresolved here ->
                ranked(priority, contact.at(), promises)
                        .moved(here, CaseEntry.prioritised(nextSequence(), contact, priority, reason));
            case Resolved done -> new Decision.AlreadyResolved(id);
        };
    }

    /**
     * The customer is dissatisfied: a resolved case is open again, and it becomes more urgent. A cause counts once.
     *
     * @param now what is due anew counts from here, however long ago the contact was
     */
    Decision escalate(Contact contact, Cause cause, Promises promises, Instant now) {
        if (told().knows(cause)) {
            return new Decision.Unchanged(this);
        }
        return switch (state) {
            case Unresolved here ->
                ranked(subject.priority().raised(), now, promises)
                        .moved(here, CaseEntry.escalated(nextSequence(), contact, cause));
            case Resolved done ->
                reopened(now, promises)
                        .ranked(subject.priority().raised(), now, promises)
                        .moved(done.reopened(), CaseEntry.reopened(nextSequence(), contact, cause));
        };
    }

    /**
     * The customer had to come again without having heard anything in between.
     *
     * @param sequence of the message with which the customer came
     * @param apart how long after the last one a message is another contact
     * @param within how long after it is still about the same
     */
    Decision cameAgain(long sequence, Duration apart, Duration within, String touchpointId, Promises promises) {
        if (sequence < 1 || sequence > history.size()) {
            return new Decision.Unchanged(this);
        }
        CaseEntry again = history.get((int) sequence - 1);
        Instant at = again.contact().at();
        return told().lastWordBefore(sequence)
                .filter(last -> last.direction() != Direction.OUT)
                .map(last -> Duration.between(last.contact().at(), at))
                .filter(gap -> gap.compareTo(apart) >= 0 && gap.compareTo(within) <= 0)
                .map(gap -> escalate(again.contact(), Cause.cameAgain(touchpointId), promises, at))
                .orElseGet(() -> new Decision.Unchanged(this));
    }

    /** The same case without what these people said until then in contacts that joined it. */
    Case withoutWordsOf(Collection<Identifier> people, Instant until) {
        List<CaseEntry> others = history.stream()
                .map(entry -> entry.isSaidBy(people, until) ? entry.silent() : entry)
                .toList();
        return new Case(id, subject, state, clock, others, version);
    }

    /** Tells of promises that are broken or near their end. */
    Decision alarm(Instant now) {
        List<CaseEntry> entries = Alarms.due(this, now);
        return entries.isEmpty()
                ? new Decision.Unchanged(this)
                : moved(state, clock, entries.toArray(CaseEntry[]::new));
    }

    /** Every channel the conversation went through, in the order of first use. */
    List<Channel> channels() {
        return told().channels();
    }

    /** Who has the case, where it was handed to somebody. */
    Optional<String> assignee() {
        return told().assignee();
    }

    /** Whether this contact is a message of the case, and was not taken out again. */
    boolean holds(String touchpointId) {
        return told().holds(touchpointId);
    }

    /** Whether the company has not answered what the customer said last, or only thought that it was done. */
    boolean isOwedAWord() {
        return state instanceof Resolved || told().endsWithTheCustomer();
    }

    /** Whether there is no room for a contact and what may come of it. */
    boolean isFull() {
        return history.size() + ROOM > MAX_ENTRIES;
    }

    Instant lastActive() {
        return history.getLast().contact().at();
    }

    private History told() {
        return new History(history);
    }

    private Decision received(Contact contact, CaseEntry entry, Terms terms) {
        return switch (state) {
            case Unresolved here -> moved(here.customerWrote(), clock.asked(contact.at(), terms), entry);
            case Resolved done ->
                moved(
                        done.reopened(),
                        clock.reopened(contact.at(), terms),
                        entry,
                        CaseEntry.reopened(entry.sequence() + 1, contact, null));
        };
    }

    /** A message to the customer after the resolution, such as a question whether all is well, does not reopen. */
    private Decision sent(Contact contact, CaseEntry entry) {
        CaseClock answered = clock.answered(contact.at());
        return switch (state) {
            case Unresolved here -> moved(here.answered(), answered, entry);
            case Resolved done -> moved(done, answered, entry);
        };
    }

    private Case ranked(Priority priority, Instant now, Promises promises) {
        CaseClock other = clock.under(promises.of(openedOn(), priority), now);
        return new Case(id, subject.ranked(priority), state, other, history, version);
    }

    private Case reopened(Instant at, Promises promises) {
        return new Case(id, subject, state, clock.reopened(at, terms(promises)), history, version);
    }

    private Terms terms(Promises promises) {
        return promises.of(openedOn(), subject.priority());
    }

    private Channel openedOn() {
        return history.getFirst().contact().channel();
    }

    private Decision moved(CaseState next, CaseEntry entry) {
        return moved(next, clock, entry);
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
