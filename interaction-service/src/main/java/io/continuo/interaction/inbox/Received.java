package io.continuo.interaction.inbox;

import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A message of Kafka that could be read.
 *
 * @param value null for a tombstone
 */
public record Received<T>(
        ConsumerRecord<String, String> message, @Nullable T value) {

    /** Of a message that is no tombstone. */
    public T required() {
        return Objects.requireNonNull(value, "value");
    }

    public String key() {
        return message.key();
    }
}
