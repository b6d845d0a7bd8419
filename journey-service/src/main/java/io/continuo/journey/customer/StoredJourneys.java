package io.continuo.journey.customer;

import io.continuo.events.CustomerId;
import io.continuo.journey.placement.Placement;
import io.continuo.journey.placement.Touch;
import io.continuo.journey.row.JsonRow;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Journeys as one row per touchpoint in a key-value store. */
final class StoredJourneys implements Journeys {

    private final KeyValueStore<Bytes, byte[]> rows;
    private final JourneyColumns.Feed columns;

    StoredJourneys(KeyValueStore<Bytes, byte[]> rows, JourneyColumns.Feed columns) {
        this.rows = rows;
        this.columns = columns;
    }

    @Override
    public void apply(CustomerId customer, Placement placement) {
        Bytes key = JourneyRows.membership(customer, placement.binding());
        Membership known = read(rows.get(key));
        if (placement instanceof Placement.Erased erased) {
            erase(customer, key, known, erased);
            columns.erased(customer);
            return;
        }
        if (Membership.outdates(known, placement)) {
            return;
        }
        if (known == null || known.version() < placement.version()) {
            rows.put(key, JsonRow.write(Membership.of(placement)));
            columns.mapped(placement.version());
        }
        if (placement instanceof Placement.Placed placed) {
            place(customer, placed);
        } else {
            JourneyRows.touches(customer, placement.binding()).delete(rows);
            columns.changed(customer);
        }
    }

    private void erase(CustomerId customer, Bytes key, @Nullable Membership known, Placement.Erased erased) {
        JourneyRows.touches(customer, erased.binding()).each(rows, row -> {
            if (!JsonRow.read(row.value, Touch.class).occurredAt().isAfter(erased.until())) {
                rows.delete(row.key);
            }
        });
        if (known != null && known.version() <= erased.version()) {
            rows.delete(key);
        }
    }

    private void place(CustomerId customer, Placement.Placed placed) {
        Bytes key = JourneyRows.touch(customer, placed.binding(), placed.touch());
        if (rows.putIfAbsent(key, JsonRow.write(placed.touch())) == null) {
            columns.placed(customer, placed.touch());
        }
    }

    private static @Nullable Membership read(byte @Nullable [] row) {
        return row == null ? null : JsonRow.read(row, Membership.class);
    }
}
