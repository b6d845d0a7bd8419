package io.continuo.interaction.log;

import io.continuo.events.EventJson;
import io.continuo.events.Topic;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to Kafka.
 *
 * @param key as the event's {@code logKey} says
 * @param id unique for ever; the same event sent twice has the same id
 * @param json the value, as {@link EventJson} writes it; null for a tombstone
 * @param trace the trace context under which it happened, as headers; empty for none
 */
public record OutgoingEvent(
        Topic topic, String key, String id, @Nullable String json, Map<String, String> trace) {

    public static OutgoingEvent of(Topic topic, String key, String id, Object event, Map<String, String> trace) {
        return new OutgoingEvent(topic, key, id, EventJson.write(event), trace);
    }

    /** Takes the record of this key out of the log. */
    public static OutgoingEvent tombstone(Topic topic, String key) {
        return new OutgoingEvent(topic, key, key, null, Map.of());
    }
}
