package io.continuo.interaction.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.continuo.events.Topics;
import io.continuo.interaction.log.OutgoingEvent;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The events inside a document: written in the same update as the change they tell of, removed once Kafka has them.
 * That makes change and event one atomic write without a transaction.
 */
public final class Unsent {

    /** Since when the document has had unsent events; absent when it has none. */
    public static final String SINCE = "unsentSince";

    static final String EVENTS = "unsent";

    private Unsent() {}

    /** The part of an update that adds the events; the list is not empty. */
    public static Bson adding(List<OutgoingEvent> events, Instant at) {
        return Updates.combine(Updates.pushEach(EVENTS, documents(events)), Updates.set(SINCE, Date.from(at)));
    }

    /** As {@link #adding}, for a document that is not in the store yet. */
    public static void addTo(Document fresh, List<OutgoingEvent> events, Instant at) {
        fresh.append(EVENTS, documents(events)).append(SINCE, Date.from(at));
    }

    static List<OutgoingEvent> in(Document document) {
        return document.getList(EVENTS, Document.class, List.of()).stream()
                .map(Unsent::event)
                .toList();
    }

    /** What removes the sent events, and the mark when no other has come meanwhile; in this order. */
    static List<WriteModel<Document>> removal(Object id, List<OutgoingEvent> sent) {
        List<String> ids = sent.stream().map(OutgoingEvent::id).toList();
        return List.of(
                new UpdateOneModel<>(Filters.eq(id), Updates.pull(EVENTS, Filters.in("id", ids))),
                new UpdateOneModel<>(Filters.and(Filters.eq(id), Filters.size(EVENTS, 0)), Updates.unset(SINCE)));
    }

    private static List<Document> documents(List<OutgoingEvent> events) {
        return events.stream().map(Unsent::document).toList();
    }

    private static Document document(OutgoingEvent event) {
        return new Document("id", event.id())
                .append("topic", event.topic().name())
                .append("key", event.key())
                .append("json", event.json())
                .append("trace", new Document(new HashMap<>(event.trace())));
    }

    private static OutgoingEvent event(Document document) {
        Map<String, String> trace = new HashMap<>();
        document.get("trace", new Document()).forEach((name, value) -> trace.put(name, value.toString()));
        return new OutgoingEvent(
                Topics.named(document.getString("topic")),
                document.getString("key"),
                document.getString("id"),
                document.getString("json"),
                trace);
    }
}
