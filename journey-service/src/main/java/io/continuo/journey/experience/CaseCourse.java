package io.continuo.journey.experience;

import io.continuo.events.CaseChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The course of one case, told change by change in their order. Times are elapsed, not business time.
 *
 * <ul>
 *   <li>A <em>word</em> is a message, an update or the resolution: what the customer hears of the company.
 *   <li><em>Dissatisfied</em> is whoever complains, and whose case was opened, opened again or escalated because of an
 *       unhappy answer, a negative post, a repeated contact or a return. It ends with the resolution.
 *   <li><em>Silence</em> lasts from when the company owes a word to the word: from the opening, from a message of the
 *       customer's after the company's, and from an update while it is still the company's turn.
 * </ul>
 */
public final class CaseCourse {

    private final Duration sameContact;
    private final List<Displeasure> displeasures = new ArrayList<>();

    private @Nullable Opening opening;
    private int contacts;
    private @Nullable Instant lastContact;
    private @Nullable Instant firstWord;
    private @Nullable Resolution first;
    private @Nullable Instant resolvedAt;
    private @Nullable Instant reopened;
    private @Nullable Instant resolvedBefore;
    private @Nullable Instant owedSince;
    private final List<Silence> silences = new ArrayList<>();

    /**
     * How it began.
     *
     * @param place where the change is among the customer's touchpoints
     */
    public record Opening(Instant at, int place, CaseChanged.Kind kind, boolean byContact) {}

    /** The first resolution, after so many contacts. */
    private record Resolution(Instant at, int contacts) {}

    /**
     * The customer became dissatisfied.
     *
     * @param place where the change that says so is among the customer's touchpoints
     * @param closedAt null while nothing was resolved since
     */
    record Displeasure(Instant at, int place, @Nullable Instant closedAt) {}

    /** The company owed a word from then on, until then. */
    private record Silence(Instant since, Instant until) {

        Duration length() {
            return Duration.between(since, until);
        }
    }

    /** @param sameContact messages of the customer's so close to each other are one contact */
    public CaseCourse(Duration sameContact) {
        this.sameContact = sameContact;
    }

    /** The next change. */
    public void add(Fact.Move move, Instant at, int place) {
        switch (move.change()) {
            case OPENED -> open(move, at, place);
            case MESSAGE -> message(move, at);
            case UPDATED -> update(at);
            case RESOLVED -> resolve(at);
            case REOPENED -> reopen(move, at, place);
            case ESCALATED -> displease(move, at, place);
            case UNLINKED -> unlink(move);
            case TRANSFERRED, PRIORITISED, SLA_WARNING, SLA_BREACHED -> {
                // The customer hears nothing of it.
            }
        }
    }

    /** Empty where the beginning is not known: nothing can be said of such a case. */
    public Optional<Opening> opening() {
        return Optional.ofNullable(opening);
    }

    /** When the customer first heard of the company; null before. */
    @Nullable
    Instant firstWord() {
        return firstWord;
    }

    /** Null while it is open. */
    @Nullable
    Instant resolvedAt() {
        return resolvedAt;
    }

    /** When it was opened again for the first time; null when it was not. */
    @Nullable
    Instant reopenedAt() {
        return reopened;
    }

    /** In order. */
    List<Displeasure> displeasures() {
        return displeasures;
    }

    /** From the opening to the first word; empty while there was none. */
    Optional<Duration> response() {
        return opening == null || firstWord == null
                ? Optional.empty()
                : Optional.of(Duration.between(opening.at(), firstWord));
    }

    /** From the opening to the last resolution; empty while the case is open. */
    Optional<Duration> resolution() {
        return opening == null || resolvedAt == null
                ? Optional.empty()
                : Optional.of(Duration.between(opening.at(), resolvedAt));
    }

    /**
     * What its first contact came to. A first contact could have resolved it when the case began with a contact, unless it is
     * not yet known: open, with one contact so far.
     */
    FirstContactTally.Handled handled() {
        boolean byContact = opening != null && opening.byContact();
        return new FirstContactTally.Handled(
                first == null ? contacts : first.contacts(),
                first == null ? null : first.at(),
                reopened,
                byContact && (first != null || contacts > 1));
    }

    /** The longest silence until now. */
    public Duration longestSilence(Instant now) {
        return silences(now).map(Silence::length).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    /** When a silence had first lasted longer than that; empty where none has until now. */
    public Optional<Instant> silentFor(Duration limit, Instant now) {
        return silences(now)
                .filter(silence -> silence.length().compareTo(limit) > 0)
                .findFirst()
                .map(silence -> silence.since().plus(limit));
    }

    private Stream<Silence> silences(Instant now) {
        return owedSince == null || owedSince.isAfter(now)
                ? silences.stream()
                : Stream.concat(silences.stream(), Stream.of(new Silence(owedSince, now)));
    }

    private void open(Fact.Move move, Instant at, int place) {
        boolean byContact = move.origin() == null || move.origin() == CaseChanged.Origin.CONTACT;
        opening = new Opening(at, place, move.kind(), byContact);
        contacts = 1;
        lastContact = at;
        owedSince = at;
        if (move.kind() == CaseChanged.Kind.COMPLAINT || !byContact) {
            displeasures.add(new Displeasure(at, place, null));
        }
    }

    private void message(Fact.Move move, Instant at) {
        if (move.direction() == CaseChanged.Direction.OUT) {
            word(at);
            owedSince = null;
        } else if (resolvedAt == null) {
            boolean another =
                    lastContact == null || Duration.between(lastContact, at).compareTo(sameContact) > 0;
            contacts += another ? 1 : 0;
            lastContact = at;
            owedSince = owedSince == null ? at : owedSince;
        }
    }

    private void update(Instant at) {
        boolean owed = owedSince != null;
        word(at);
        owedSince = owed ? at : null;
    }

    private void resolve(Instant at) {
        word(at);
        owedSince = null;
        resolvedAt = at;
        first = first == null ? new Resolution(at, contacts) : first;
        if (isDispleased()) {
            Displeasure last = displeasures.removeLast();
            displeasures.add(new Displeasure(last.at(), last.place(), at));
        }
    }

    private void reopen(Fact.Move move, Instant at, int place) {
        if (resolvedAt == null) {
            return;
        }
        resolvedBefore = resolvedAt;
        resolvedAt = null;
        reopened = reopened == null ? at : reopened;
        owedSince = at;
        displease(move, at, place);
    }

    private void displease(Fact.Move move, Instant at, int place) {
        boolean sign = move.origin() != null && move.origin() != CaseChanged.Origin.CONTACT;
        if (sign && resolvedAt == null && !isDispleased()) {
            displeasures.add(new Displeasure(at, place, null));
        }
    }

    /** A case that nothing but this contact had opened again is as resolved as it was before. */
    private void unlink(Fact.Move move) {
        Instant before = resolvedBefore;
        if (move.state() != CaseChanged.State.RESOLVED || resolvedAt != null || before == null) {
            return;
        }
        resolvedAt = before;
        owedSince = null;
        reopened = reopened != null && first != null && before.equals(first.at()) ? null : reopened;
        if (isDispleased() && !displeasures.getLast().at().isBefore(before)) {
            displeasures.removeLast();
        }
    }

    private boolean isDispleased() {
        return !displeasures.isEmpty() && displeasures.getLast().closedAt() == null;
    }

    private void word(Instant at) {
        firstWord = firstWord == null ? at : firstWord;
        if (owedSince != null) {
            silences.add(new Silence(owedSince, at));
        }
    }
}
