package io.continuo.interaction.cases;

import io.continuo.events.CaseChanged.Kind;
import io.continuo.events.CaseChanged.Origin;
import io.continuo.events.Identifier;
import io.continuo.interaction.sla.Deadline;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A case as a document. */
final class CaseRow {

    static final String IDENTIFIER = "identifier";
    static final String STATE = "state";
    static final String OPENED_AT = "openedAt";
    static final String BREACHES_AT = "breachesAt";
    static final String WARNS_AT = "warnsAt";
    /** When there is something to tell of a promise. */
    static final String ALARM_AT = "alarmAt";

    static final String ACTIVE_AT = "activeAt";
    static final String HISTORY = "history";
    static final String VERSION = "version";

    private CaseRow() {}

    static Document of(Case opened) {
        CaseSubject subject = opened.subject();
        Document row = new Document("_id", opened.id().value())
                .append(IDENTIFIER, subject.identifier().key())
                .append("title", subject.title())
                .append("kind", subject.kind().name())
                .append("orderId", subject.orderId())
                .append("origin", subject.origin().name())
                .append(OPENED_AT, Date.from(opened.clock().openedAt()))
                .append(HISTORY, entries(opened.history()));
        row.putAll(changing(opened));
        return row;
    }

    /** The fields that a change may change, but for the history. */
    static Document changing(Case moved) {
        CaseClock clock = moved.clock();
        return new Document(STATE, moved.state().name())
                .append("outcome", outcome(moved.state()))
                .append("priority", moved.subject().priority().name())
                .append("firstResponse", deadline(clock.firstResponse()))
                .append("nextUpdate", mapped(clock.nextUpdate(), CaseRow::deadline))
                .append("resolution", deadline(clock.resolution()))
                .append("firstResponseAt", date(clock.firstResponseAt()))
                .append("resolvedAt", date(clock.resolvedAt()))
                .append(BREACHES_AT, date(clock.breachesAt().orElse(null)))
                .append(WARNS_AT, date(clock.warnsAt().orElse(null)))
                .append(ALARM_AT, date(Alarms.next(moved).orElse(null)))
                .append(ACTIVE_AT, Date.from(moved.lastActive()))
                .append(VERSION, moved.version());
    }

    static List<Document> entries(List<CaseEntry> history) {
        return history.stream().map(EntryRow::of).toList();
    }

    static Case toCase(Document row) {
        return new Case(
                new CaseId(row.getString("_id")),
                new CaseSubject(
                        Identifier.parse(row.getString(IDENTIFIER)),
                        row.getString("title"),
                        Kind.valueOf(row.getString("kind")),
                        Priority.valueOf(row.getString("priority")),
                        row.getString("orderId"),
                        Origin.valueOf(row.get("origin", Origin.CONTACT.name()))),
                state(row),
                clock(row),
                row.getList(HISTORY, Document.class).stream()
                        .map(EntryRow::toEntry)
                        .toList(),
                row.getLong(VERSION));
    }

    private static CaseClock clock(Document row) {
        return new CaseClock(
                row.getDate(OPENED_AT).toInstant(),
                toDeadline(row, "firstResponse"),
                mapped(row.get("nextUpdate", Document.class), CaseRow::toDeadline),
                toDeadline(row, "resolution"),
                instant(row.getDate("firstResponseAt")),
                instant(row.getDate("resolvedAt")));
    }

    private static Document deadline(Deadline deadline) {
        return new Document("warnAt", Date.from(deadline.warnAt())).append("dueAt", Date.from(deadline.dueAt()));
    }

    /** Cases of the time before warnings say only when something is due. */
    private static Deadline toDeadline(Document row, String name) {
        Document deadline = row.get(name, Document.class);
        if (deadline != null) {
            return toDeadline(deadline);
        }
        Instant dueAt = row.getDate(name + "DueAt").toInstant();
        return new Deadline(dueAt, dueAt);
    }

    private static Deadline toDeadline(Document deadline) {
        return new Deadline(
                deadline.getDate("warnAt").toInstant(),
                deadline.getDate("dueAt").toInstant());
    }

    private static CaseState state(Document row) {
        return switch (row.getString(STATE)) {
            case "open" -> new CaseState.Open();
            case "waiting" -> new CaseState.Waiting();
            case "resolved" -> new CaseState.Resolved(row.getString("outcome"));
            default -> throw new IllegalStateException("no such state: " + row.getString(STATE));
        };
    }

    private static @Nullable String outcome(CaseState state) {
        return state instanceof CaseState.Resolved(String outcome) ? outcome : null;
    }

    private static @Nullable Date date(@Nullable Instant at) {
        return mapped(at, Date::from);
    }

    private static @Nullable Instant instant(@Nullable Date at) {
        return mapped(at, Date::toInstant);
    }

    private static <A, B> @Nullable B mapped(@Nullable A value, Function<A, B> mapping) {
        return Optional.ofNullable(value).map(mapping).orElse(null);
    }
}
