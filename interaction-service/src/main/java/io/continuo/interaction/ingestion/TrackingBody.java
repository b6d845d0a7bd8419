package io.continuo.interaction.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The bodies of the tracking API as submissions that stand for themselves. */
final class TrackingBody {

    private static final List<String> SHARED = List.of("context", "integrations");

    private TrackingBody() {}

    /**
     * What a batch may hold.
     *
     * @param items in number
     * @param shared bytes of what the envelope says for all of them
     * @param whole bytes of the items, each with what it shares
     */
    record Bounds(int items, long shared, long whole) {}

    /**
     * The items of a batch; what the envelope says holds for all of them, and counts as part of each.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code payload-too-large}, {@code malformed-body} or {@code
     *     invalid-field}
     */
    static List<Submission> batch(byte[] body, Bounds bounds, Arrival arrival) {
        JsonItems.Batch batch = JsonItems.batch(body, bounds.items());
        int shared = shared(batch.envelope());
        if (shared > bounds.shared()) {
            throw Bodies.tooLarge("What a batch says for all of its events has at most " + bounds.shared() + " bytes.");
        }
        if ((long) shared * batch.items().size() + body.length > bounds.whole()) {
            throw Bodies.tooLarge("The events of a batch, each with the context of the batch, have at most "
                    + bounds.whole() + " bytes; send them in parts.");
        }
        return batch.items().stream()
                .map(item -> Submission.of(
                        Form.TRACKING, merged(item.json(), batch.envelope()), item.bytes() + shared, arrival))
                .toList();
    }

    private static int shared(ObjectNode envelope) {
        return SHARED.stream()
                .map(envelope::path)
                .filter(JsonNode::isObject)
                .mapToInt(part -> part.toString().getBytes(StandardCharsets.UTF_8).length)
                .sum();
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
        SHARED.forEach(field -> merge(event, envelope, field));
        return event;
    }

    /** What the event says itself comes first. Nobody changes what is below, so it is the same for all of them. */
    private static void merge(ObjectNode event, ObjectNode envelope, String field) {
        JsonNode shared = envelope.path(field);
        if (!shared.isObject() || !(event.path(field).isObject() || !event.hasNonNull(field))) {
            return;
        }
        if (!(event.get(field) instanceof ObjectNode own)) {
            event.set(field, shared);
            return;
        }
        shared.properties().forEach(part -> {
            if (!own.has(part.getKey())) {
                own.set(part.getKey(), part.getValue());
            }
        });
    }
}
