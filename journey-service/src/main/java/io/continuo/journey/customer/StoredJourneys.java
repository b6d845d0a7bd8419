package io.continuo.journey.customer;

import io.continuo.events.CustomerId;
import io.continuo.journey.placement.Placement;
import io.continuo.journey.row.JsonRow;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Journeys as one row per touchpoint in a key-value store. */
final class StoredJourneys implements Journeys {

    private final KeyValueStore<Bytes, byte[]> rows;

    StoredJourneys(KeyValueStore<Bytes, byte[]> rows) {
        this.rows = rows;
    }

    @Override
    public void apply(CustomerId customer, Placement placement) {
        Bytes key = JourneyRows.membership(customer, placement.binding());
        Membership known = read(rows.get(key));
        if (Membership.outdates(known, placement)) {
            return;
        }
        if (known == null || known.version() < placement.version()) {
            rows.put(key, JsonRow.write(Membership.of(placement)));
        }
        switch (placement) {
            case Placement.Placed placed -> place(customer, placed);
            case Placement.Left left -> remove(customer, left);
            case Placement.Erased erased -> {
                remove(customer, erased);
                rows.delete(key);
            }
        }
    }

    private void place(CustomerId customer, Placement.Placed placed) {
        Bytes key = JourneyRows.touch(customer, placed.binding(), placed.touch());
        rows.putIfAbsent(key, JsonRow.write(placed.touch()));
    }

    private void remove(CustomerId customer, Placement gone) {
        JourneyRows.touches(customer, gone.binding()).delete(rows);
    }

    private static @Nullable Membership read(byte @Nullable [] row) {
        return row == null ? null : JsonRow.read(row, Membership.class);
    }
}
