package io.continuo.interaction.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The bodies of the tracking API as submissions that stand for themselves. */
final class TrackingBody {

    private TrackingBody() {}

    /** The items of a batch; what the envelope says holds for all of them. */
    static List<Submission> batch(byte[] body, int max, Arrival arrival) {
        JsonItems.Batch batch = JsonItems.batch(body, max);
        return batch.items().stream()
                .map(item -> Submission.of(Form.TRACKING, merged(item.json(), batch.envelope()), item.bytes(), arrival))
                .toList();
    }

    /** One event, whose type is the path's. */
    static Submission single(byte[] body, TrackingCall call, Arrival arrival) {
        JsonNode json = JsonItems.one(body);
        if (!(json instanceof ObjectNode event)) {
            throw Bodies.malformed("Send a JSON object.");
        }
        event.put("type", call.type());
        event.remove("writeKey");
        return Submission.of(Form.TRACKING, event, body.length, arrival);
    }

    private static JsonNode merged(JsonNode item, ObjectNode envelope) {
        if (!(item instanceof ObjectNode event)) {
            return item;
        }
        event.remove("writeKey");
        // The envelope left last, so its clock reading is the one that belongs to the arrival.
        if (envelope.hasNonNull("sentAt")) {
            event.set("sentAt", envelope.get("sentAt"));
        }
        merge(event, envelope, "context");
        merge(event, envelope, "integrations");
        return event;
    }

    /** What the event says itself comes first. */
    private static void merge(ObjectNode event, ObjectNode envelope, String field) {
        JsonNode shared = envelope.path(field);
        if (!shared.isObject() || !(event.path(field).isObject() || !event.hasNonNull(field))) {
            return;
        }
        ObjectNode merged = shared.deepCopy();
        if (event.get(field) instanceof ObjectNode own) {
            merged.setAll(own);
        }
        event.set(field, merged);
    }
}
