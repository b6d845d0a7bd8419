package io.continuo.interaction.cases;

import io.continuo.events.CaseChanged;
import io.continuo.events.CaseChanged.Direction;
import io.continuo.events.CaseChanged.Due;
import io.continuo.events.CaseChanged.Origin;
import io.continuo.events.CaseChanged.SlaClock;
import io.continuo.events.Topics;
import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.OwnTouchpoints;
import io.continuo.interaction.log.OutgoingEvent;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the others hear of a case. Whatever the customer notices is a touchpoint as well, so that timeline and journey
 * have one input. Texts stay in the case.
 */
final class CaseEvents {

    static final String SOURCE = OwnTouchpoints.CASES;
    static final String RESOLVED = "Case Resolved";

    static final String CUSTOMER_WROTE = "Case Message Received";

    private static final Pattern ID = Pattern.compile("case:(.+):(\\d{1,9})");

    private CaseEvents() {}

    /** A line of a case's history. */
    record Place(CaseId caseId, long sequence) {}

    /** What the touchpoint tells of, where it tells of a case. */
    static Optional<Place> place(TouchpointRecorded touchpoint) {
        Matcher id = ID.matcher(touchpoint.id());
        return SOURCE.equals(touchpoint.source()) && id.matches()
                ? Optional.of(new Place(new CaseId(id.group(1)), Long.parseLong(id.group(2))))
                : Optional.empty();
    }

    /** The events of these entries, in order. */
    static List<OutgoingEvent> of(Case moved, List<CaseEntry> entries, Map<String, String> trace) {
        return entries.stream().flatMap(entry -> of(moved, entry, trace)).toList();
    }

    private static Stream<OutgoingEvent> of(Case moved, CaseEntry entry, Map<String, String> trace) {
        String id = id(moved, entry);
        CaseChanged changed = changed(moved, entry);
        OutgoingEvent change = OutgoingEvent.of(Topics.CASES, changed.logKey(), id, changed, trace);
        return Stream.concat(
                Stream.of(change), touchpoint(moved, entry, id).map(event -> outgoing(event, trace)).stream());
    }

    /** Of the event of this entry, and of the touchpoint it is. */
    static String id(Case moved, CaseEntry entry) {
        return "case:" + moved.id() + ":" + entry.sequence();
    }

    private static OutgoingEvent outgoing(TouchpointRecorded event, Map<String, String> trace) {
        return OutgoingEvent.of(Topics.TOUCHPOINTS, event.logKey(), event.id(), event, trace);
    }

    private static CaseChanged changed(Case moved, CaseEntry entry) {
        return new CaseChanged(
                moved.id().value(),
                entry.sequence(),
                entry.change(),
                state(moved.state()),
                moved.subject().kind(),
                moved.subject().identifier(),
                entry.contact().channel(),
                entry.direction(),
                moved.clock().openedAt(),
                entry.contact().at(),
                due(entry.detail()),
                origin(moved, entry),
                entry.detail() instanceof Detail.Linked linked ? linked.touchpointId() : null);
    }

    private static @Nullable Due due(@Nullable Detail detail) {
        return detail instanceof Detail.Owed(SlaClock clock, Instant at) ? new Due(clock, at) : null;
    }

    private static @Nullable Origin origin(Case moved, CaseEntry entry) {
        return switch (entry.change()) {
            case OPENED -> moved.subject().origin();
            case REOPENED, ESCALATED ->
                entry.detail() instanceof Detail.Caused(Origin origin, String by) ? origin : Origin.CONTACT;
            default -> null;
        };
    }

    private static Optional<TouchpointRecorded> touchpoint(Case moved, CaseEntry entry, String id) {
        return touchpointType(entry)
                .map(type -> new TouchpointRecorded(
                        id,
                        type,
                        entry.contact().channel(),
                        entry.contact().at(),
                        entry.contact().at(),
                        List.of(moved.subject().identifier()),
                        properties(moved, entry),
                        null,
                        SOURCE));
    }

    /** Empty for what happens behind the scenes. */
    private static Optional<String> touchpointType(CaseEntry entry) {
        return switch (entry.change()) {
            case OPENED -> Optional.of("Case Opened");
            case MESSAGE -> messageType(entry);
            case UPDATED -> Optional.of("Case Update Sent");
            case RESOLVED -> Optional.of(RESOLVED);
            case TRANSFERRED, REOPENED, PRIORITISED, ESCALATED, UNLINKED, SLA_WARNING, SLA_BREACHED -> Optional.empty();
        };
    }

    /** A linked contact is a touchpoint already. */
    private static Optional<String> messageType(CaseEntry entry) {
        return entry.detail() instanceof Detail.Linked
                ? Optional.empty()
                : Optional.of(entry.direction() == Direction.IN ? CUSTOMER_WROTE : "Case Message Sent");
    }

    private static Map<String, Object> properties(Case moved, CaseEntry entry) {
        return Map.of(
                "caseId", moved.id().value(),
                "kind", moved.subject().kind().name().toLowerCase(Locale.ROOT),
                "channel", entry.contact().channel().name());
    }

    private static CaseChanged.State state(CaseState state) {
        return switch (state) {
            case CaseState.Unresolved unresolved -> CaseChanged.State.OPEN;
            case CaseState.Resolved resolved -> CaseChanged.State.RESOLVED;
        };
    }
}
