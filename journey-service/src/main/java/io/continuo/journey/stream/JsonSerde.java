package io.continuo.journey.stream;

import io.continuo.journey.row.JsonRow;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** The messages between the steps as JSON. */
final class JsonSerde {

    private JsonSerde() {}

    static <T> Serde<T> of(Class<T> type) {
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : JsonRow.write(value),
                (topic, bytes) -> bytes == null ? null : JsonRow.read(bytes, type));
    }
}
