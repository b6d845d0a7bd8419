package io.continuo.interaction.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.continuo.events.CaseChanged.Change;
import io.continuo.events.CaseChanged.Direction;
import io.continuo.events.CaseChanged.Kind;
import io.continuo.events.Channel;
import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
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
 * @param history absent in lists
 */
record CaseView(
        CaseId caseId,
        @Nullable CustomerId customerId,
        Identifier identifier,
        String subject,
        Kind kind,
        Priority priority,
        String state,
        @Nullable String outcome,
        List<Channel> channels,
        @Nullable String assignee,
        CaseClock clock,
        boolean breaching,
        long version,
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
                shown.state().name(),
                shown.state() instanceof CaseState.Resolved(String outcome) ? outcome : null,
                shown.channels(),
                shown.assignee().orElse(null),
                shown.clock(),
                shown.clock().breaching(now),
                shown.version(),
                history);
    }

    /** One line of the history. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EntryView(
            long sequence,
            Change change,
            Channel channel,
            String by,
            Instant at,
            @Nullable Direction direction,
            @Nullable String text,
            @Nullable String to) {

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
                    entry.to());
        }
    }
}
