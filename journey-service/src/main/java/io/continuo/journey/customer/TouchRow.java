package io.continuo.journey.customer;

import io.continuo.journey.placement.Touch;
import io.continuo.journey.placement.TouchBytes;
import io.continuo.journey.row.RowInput;
import io.continuo.journey.row.RowOutput;
import org.apache.kafka.common.utils.Bytes;

/** The rows of touchpoints: times and id are in the key, the rest is the value. */
final class TouchRow {

    private TouchRow() {}

    static byte[] write(Touch touch) {
        RowOutput out = new RowOutput();
        TouchBytes.write(touch, out);
        return out.toBytes();
    }

    /** @throws java.io.UncheckedIOException when it is no row of a touchpoint */
    static Touch read(Bytes key, byte[] value) {
        JourneyRows.Place place = JourneyRows.placeOf(key);
        return TouchBytes.read(new RowInput(value), place.id(), place.occurredAt(), place.receivedAt());
    }
}
