package io.continuo.interaction.cases;

import io.continuo.events.CaseChanged.Change;
import io.continuo.events.CaseChanged.Direction;
import io.continuo.events.CaseChanged.Kind;
import io.continuo.events.Channel;
import io.continuo.events.Identifier;
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
    static final String HISTORY = "history";
    static final String VERSION = "version";

    private CaseRow() {}

    static Document of(Case opened) {
        CaseSubject subject = opened.subject();
        Document row = new Document("_id", opened.id().value())
                .append(IDENTIFIER, subject.identifier().key())
                .append("title", subject.title())
                .append("kind", subject.kind().name())
                .append("priority", subject.priority().name())
                .append(OPENED_AT, Date.from(opened.clock().openedAt()))
                .append("firstResponseDueAt", Date.from(opened.clock().firstResponseDueAt()))
                .append("resolutionDueAt", Date.from(opened.clock().resolutionDueAt()))
                .append(HISTORY, entries(opened.history()));
        row.putAll(changing(opened));
        return row;
    }

    /** The fields that a change may change, but for the history. */
    static Document changing(Case moved) {
        return new Document(STATE, moved.state().name())
                .append("outcome", outcome(moved.state()))
                .append("firstResponseAt", date(moved.clock().firstResponseAt()))
                .append("resolvedAt", date(moved.clock().resolvedAt()))
                .append(BREACHES_AT, date(moved.clock().breachesAt().orElse(null)))
                .append(VERSION, moved.version());
    }

    static List<Document> entries(List<CaseEntry> history) {
        return history.stream().map(CaseRow::entry).toList();
    }

    static Case toCase(Document row) {
        return new Case(
                new CaseId(row.getString("_id")),
                new CaseSubject(
                        Identifier.parse(row.getString(IDENTIFIER)),
                        row.getString("title"),
                        Kind.valueOf(row.getString("kind")),
                        Priority.valueOf(row.getString("priority"))),
                state(row),
                clock(row),
                row.getList(HISTORY, Document.class).stream()
                        .map(CaseRow::toEntry)
                        .toList(),
                row.getLong(VERSION));
    }

    private static CaseClock clock(Document row) {
        return new CaseClock(
                row.getDate(OPENED_AT).toInstant(),
                row.getDate("firstResponseDueAt").toInstant(),
                row.getDate("resolutionDueAt").toInstant(),
                instant(row.getDate("firstResponseAt")),
                instant(row.getDate("resolvedAt")));
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

    private static Document entry(CaseEntry entry) {
        return new Document("sequence", entry.sequence())
                .append("change", entry.change().name())
                .append("channel", entry.contact().channel().name())
                .append("by", entry.contact().by())
                .append("at", Date.from(entry.contact().at()))
                .append("direction", mapped(entry.direction(), Direction::name))
                .append("text", entry.text())
                .append("to", entry.to());
    }

    private static CaseEntry toEntry(Document entry) {
        return new CaseEntry(
                entry.getLong("sequence"),
                Change.valueOf(entry.getString("change")),
                new Contact(
                        new Channel(entry.getString("channel")),
                        entry.getString("by"),
                        entry.getDate("at").toInstant()),
                mapped(entry.getString("direction"), Direction::valueOf),
                entry.getString("text"),
                entry.getString("to"));
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
