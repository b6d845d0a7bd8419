package io.continuo.interaction.cases;

import io.continuo.events.CaseChanged.Change;
import io.continuo.events.CaseChanged.Direction;
import io.continuo.events.CaseChanged.Origin;
import io.continuo.events.CaseChanged.SlaClock;
import io.continuo.events.Channel;
import io.continuo.events.Identifier;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A line of a case's history as a part of its document. */
final class EntryRow {

    /** By what whoever said it was known: found by it for ever, also as somebody else's case. */
    static final String SPEAKER = "speaker";

    private static final String TO = "to";
    private static final String CLOCK = "clock";
    private static final String DUE_AT = "dueAt";
    private static final String TOUCHPOINT = "touchpoint";
    private static final String ORIGIN = "origin";
    private static final String CAUSE = "cause";
    private static final String PRIORITY = "priority";

    private EntryRow() {}

    static Document of(CaseEntry entry) {
        Document row = new Document("sequence", entry.sequence())
                .append("change", entry.change().name())
                .append("channel", entry.contact().channel().name())
                .append("by", entry.contact().by())
                .append("at", Date.from(entry.contact().at()))
                .append(
                        "direction",
                        Optional.ofNullable(entry.direction())
                                .map(Direction::name)
                                .orElse(null))
                .append("text", entry.text());
        Optional.ofNullable(entry.detail()).ifPresent(detail -> add(detail, row));
        return row;
    }

    static CaseEntry toEntry(Document row) {
        return new CaseEntry(
                row.getLong("sequence"),
                Change.valueOf(row.getString("change")),
                new Contact(
                        new Channel(row.getString("channel")),
                        row.getString("by"),
                        row.getDate("at").toInstant()),
                Optional.ofNullable(row.getString("direction"))
                        .map(Direction::valueOf)
                        .orElse(null),
                row.getString("text"),
                detail(row));
    }

    private static void add(Detail detail, Document row) {
        switch (detail) {
            case Detail.HandedTo(String to) -> row.append(TO, to);
            case Detail.Owed owed -> row.append(CLOCK, owed.clock().name()).append(DUE_AT, Date.from(owed.dueAt()));
            case Detail.Linked(String touchpoint, List<Identifier> speaker) ->
                row.append(TOUCHPOINT, touchpoint)
                        .append(SPEAKER, speaker.stream().map(Identifier::key).toList());
            case Detail.Caused caused ->
                row.append(ORIGIN, caused.origin().name()).append(CAUSE, caused.by());
            case Detail.Ranked(Priority priority) -> row.append(PRIORITY, priority.name());
        }
    }

    private static @Nullable Detail detail(Document row) {
        if (row.containsKey(TO) && row.get(TO) != null) {
            return new Detail.HandedTo(row.getString(TO));
        }
        if (row.containsKey(CLOCK)) {
            return new Detail.Owed(
                    SlaClock.valueOf(row.getString(CLOCK)), row.getDate(DUE_AT).toInstant());
        }
        if (row.containsKey(TOUCHPOINT)) {
            return new Detail.Linked(
                    row.getString(TOUCHPOINT),
                    row.getList(SPEAKER, String.class, List.of()).stream()
                            .map(Identifier::parse)
                            .toList());
        }
        if (row.containsKey(CAUSE)) {
            return new Detail.Caused(Origin.valueOf(row.getString(ORIGIN)), row.getString(CAUSE));
        }
        return row.containsKey(PRIORITY) ? new Detail.Ranked(Priority.valueOf(row.getString(PRIORITY))) : null;
    }
}
