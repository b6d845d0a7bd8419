package io.continuo.outbox;

import io.continuo.events.LogKeys;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One Kafka record to be sent after the transaction that decided it.
 *
 * @param topic with the deployment's prefix
 * @param key {@code subject/event}: messages of one topic about the same subject ({@link LogKeys#subjectOf}) arrive in the
 *     order they were added
 * @param payload JSON, sent as it is; null is a tombstone
 * @param headers sent as UTF-8; {@value #ID} lets the receiver's {@link Inbox} know a repetition
 */
public record OutboxMessage(
        String topic, String key, @Nullable String payload, Map<String, String> headers) {

    /** The header that names the event. */
    public static final String ID = "id";

    public OutboxMessage {
        headers = Map.copyOf(headers);
    }

    public static OutboxMessage of(String topic, String key, String id, String payload) {
        return new OutboxMessage(topic, key, payload, Map.of(ID, id));
    }

    /** Takes the record of this key out of a topic that is compacted. */
    public static OutboxMessage tombstone(String topic, String key, String id) {
        return new OutboxMessage(topic, key, null, Map.of(ID, id));
    }

    /** The same message with one more header, which replaces one of that name. */
    public OutboxMessage with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new OutboxMessage(topic, key, payload, more);
    }

    /** The same message as part of this trace, whatever the one it is added under. */
    public OutboxMessage traced(Context trace) {
        Map<String, String> more = new HashMap<>(headers);
        W3CTraceContextPropagator.getInstance().inject(trace, more, (map, name, value) -> map.put(name, value));
        return new OutboxMessage(topic, key, payload, more);
    }
}
