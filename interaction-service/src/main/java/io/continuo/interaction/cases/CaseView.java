package io.continuo.interaction.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.continuo.events.CaseChanged.Change;
import io.continuo.events.CaseChanged.Direction;
import io.continuo.events.CaseChanged.Kind;
import io.continuo.events.CaseChanged.Origin;
import io.continuo.events.CaseChanged.SlaClock;
import io.continuo.events.Channel;
import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.interaction.cases.Questions.Question;
import io.continuo.interaction.sla.Deadline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A case as callers see it.
 *
 * @param customerId who it is about now; null until the identifier is known to be somebody
 * @param state {@code open}: the company's turn, {@code waiting}: the customer's, or {@code resolved}
 * @param channels it went through, in the order of first use
 * @param assignee whom it was handed to last
 * @param breaching whether a promised time has passed
 * @param questions what the company has asked, with the answers; absent in lists
 * @param history absent in lists
 */
record CaseView(
        CaseId caseId,
        @Nullable CustomerId customerId,
        Identifier identifier,
        String subject,
        Kind kind,
        Priority priority,
        @Nullable String orderId,
        Origin origin,
        String state,
        @Nullable String outcome,
        List<Channel> channels,
        @Nullable String assignee,
        ClockView clock,
        boolean breaching,
        long version,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Question> questions,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<EntryView> history) {

    static CaseView of(Case shown, Optional<CustomerId> customer, Instant now) {
        return of(
                shown,
                customer,
                now,
                shown.history().stream().map(EntryView::from).toList());
    }

    static CaseView summary(Case shown, Optional<CustomerId> customer, Instant now) {
        return of(shown, customer, now, null);
    }

    private static CaseView of(
            Case shown, Optional<CustomerId> customer, Instant now, @Nullable List<EntryView> history) {
        CaseSubject subject = shown.subject();
        return new CaseView(
                shown.id(),
                customer.orElse(null),
                subject.identifier(),
                subject.title(),
                subject.kind(),
                subject.priority(),
                subject.orderId(),
                subject.origin(),
                shown.state().name(),
                shown.state() instanceof CaseState.Resolved(String outcome) ? outcome : null,
                shown.channels(),
                shown.assignee().orElse(null),
                ClockView.from(shown.clock()),
                shown.clock().breaching(now),
                shown.version(),
                history == null ? null : Questions.of(shown.history()),
                history);
    }

    /**
     * The one clock.
     *
     * @param nextUpdateDueAt null before the first response and while it is the customer's turn
     */
    record ClockView(
            Instant openedAt,
            Instant firstResponseDueAt,
            @Nullable Instant nextUpdateDueAt,
            Instant resolutionDueAt,
            @Nullable Instant firstResponseAt,
            @Nullable Instant resolvedAt) {

        static ClockView from(CaseClock clock) {
            Deadline nextUpdate = clock.nextUpdate();
            return new ClockView(
                    clock.openedAt(),
                    clock.firstResponse().dueAt(),
                    nextUpdate == null ? null : nextUpdate.dueAt(),
                    clock.resolution().dueAt(),
                    clock.firstResponseAt(),
                    clock.resolvedAt());
        }
    }

    /**
     * One line of the history.
     *
     * @param detail further fields: whom it was handed {@code to}, which {@code clock} and its {@code dueAt}, the
     *     {@code touchpointId} of a contact, the {@code origin} of an escalation and its {@code causedBy}, the new
     *     {@code priority}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EntryView(
            long sequence,
            Change change,
            Channel channel,
            String by,
            Instant at,
            @Nullable Direction direction,
            @Nullable String text,
            @JsonUnwrapped DetailView detail) {

        static EntryView from(CaseEntry entry) {
            Contact contact = entry.contact();
            return new EntryView(
                    entry.sequence(),
                    entry.change(),
                    contact.channel(),
                    contact.by(),
                    contact.at(),
                    entry.direction(),
                    entry.text(),
                    DetailView.from(entry.detail()));
        }
    }

    /** What a line says beside its text; at most one kind of it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DetailView(
            @Nullable String to,
            @Nullable SlaClock clock,
            @Nullable Instant dueAt,
            @Nullable String touchpointId,
            @Nullable Origin origin,
            @Nullable String causedBy,
            @Nullable Priority priority) {

        private static final DetailView NONE = new DetailView(null, null, null, null, null, null, null);

        static DetailView from(@Nullable Detail detail) {
            return switch (detail) {
                case null -> NONE;
                case Detail.HandedTo(String to) -> new DetailView(to, null, null, null, null, null, null);
                case Detail.Owed(SlaClock clock, Instant dueAt) ->
                    new DetailView(null, clock, dueAt, null, null, null, null);
                case Detail.Linked linked -> new DetailView(null, null, null, linked.touchpointId(), null, null, null);
                case Detail.Caused(Origin origin, String by) ->
                    new DetailView(null, null, null, null, origin, by, null);
                case Detail.Ranked(Priority priority) -> new DetailView(null, null, null, null, null, null, priority);
            };
        }
    }
}
