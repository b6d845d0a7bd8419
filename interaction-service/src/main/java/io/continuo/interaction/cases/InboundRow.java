package io.continuo.interaction.cases;

import io.continuo.events.CaseChanged.Origin;
import io.continuo.events.Channel;
import io.continuo.events.Identifier;
import io.continuo.interaction.store.Shelf;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A remembered touchpoint as a document. */
final class InboundRow {

    static final String IDENTIFIERS = "identifiers";
    static final String CASE = "case";
    static final String BY = "by";
    static final String SAID = "said";
    static final String OPENS = "opens";

    private static final String RECEIVED = "receivedAt";

    private InboundRow() {}

    static Document of(Remembered remembered) {
        Inbound inbound = remembered.inbound();
        Course course = remembered.course();
        Cause cause = course.cause();
        return new Document("_id", inbound.touchpointId())
                .append(
                        IDENTIFIERS,
                        inbound.identifiers().stream().map(Identifier::key).toList())
                .append("channel", inbound.channel().name())
                .append("source", inbound.contact().by())
                .append(Shelf.AT, Date.from(inbound.at()))
                .append(RECEIVED, Date.from(inbound.contact().at()))
                .append("type", inbound.type())
                .append("text", inbound.text())
                .append("references", List.copyOf(inbound.references()))
                .append(CASE, course.caseId() == null ? null : course.caseId().value())
                .append(OPENS, course.opens())
                .append(SAID, course.said())
                .append("origin", cause == null ? null : cause.origin().name())
                .append("reason", cause == null ? null : cause.reason())
                .append(BY, course.by());
    }

    static Remembered toRemembered(Document row) {
        Inbound inbound = new Inbound(
                row.getString("_id"),
                row.getList(IDENTIFIERS, String.class).stream()
                        .map(Identifier::parse)
                        .toList(),
                new Contact(
                        new Channel(row.getString("channel")),
                        row.getString("source"),
                        row.get(RECEIVED, row.getDate(Shelf.AT)).toInstant()),
                row.getDate(Shelf.AT).toInstant(),
                row.getString("type"),
                row.getString("text"),
                Set.copyOf(row.getList("references", String.class)));
        String caseId = row.getString(CASE);
        return new Remembered(
                inbound,
                new Course(
                        caseId == null ? null : new CaseId(caseId),
                        row.getBoolean(OPENS),
                        row.getBoolean(SAID),
                        cause(row),
                        row.getString(BY)));
    }

    private static @Nullable Cause cause(Document row) {
        String origin = row.getString("origin");
        return origin == null ? null : new Cause(Origin.valueOf(origin), row.getString("reason"), row.getString("_id"));
    }
}
