package io.continuo.journey.stream;

import io.continuo.journey.placement.Placement;
import io.continuo.journey.placement.PlacementBytes;
import io.continuo.journey.row.JsonRow;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** The messages between the steps. */
final class MessageSerde {

    private MessageSerde() {}

    /** As JSON. */
    static <T> Serde<T> of(Class<T> type) {
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : JsonRow.write(value),
                (topic, bytes) -> bytes == null ? null : JsonRow.read(bytes, type));
    }

    /** Of which there are as many as touchpoints. */
    static Serde<Placement> ofPlacements() {
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : PlacementBytes.write(value),
                (topic, bytes) -> bytes == null ? null : PlacementBytes.read(bytes));
    }
}
