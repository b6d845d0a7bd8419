package io.continuo.journey.customer;

import io.continuo.events.CustomerId;
import io.continuo.journey.placement.Placement;
import io.continuo.journey.row.JsonRow;
import io.continuo.journey.row.Recent;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Journeys as one row per touchpoint in a key-value store. Nobody else writes the rows, so memberships that were read are
 * remembered.
 */
final class StoredJourneys implements Journeys {

    private static final int REMEMBERED = 2_000;

    private final KeyValueStore<Bytes, byte[]> rows;
    private final JourneyColumns.Feed columns;
    private final Recent<Bytes, Membership> recent = new Recent<>(REMEMBERED);

    StoredJourneys(KeyValueStore<Bytes, byte[]> rows, JourneyColumns.Feed columns) {
        this.rows = rows;
        this.columns = columns;
    }

    @Override
    public void apply(CustomerId customer, Placement placement) {
        Bytes key = JourneyRows.membership(customer, placement.binding());
        Membership known = known(key);
        if (placement instanceof Placement.Erased erased) {
            erase(customer, key, known, erased);
            columns.erased(customer);
            return;
        }
        if (Membership.outdates(known, placement)) {
            return;
        }
        if (known == null || known.version() < placement.version()) {
            Membership member = Membership.of(placement);
            rows.put(key, JsonRow.write(member));
            recent.put(key, member);
            columns.mapped(placement.version());
        }
        if (placement instanceof Placement.Placed placed) {
            place(customer, placed);
        } else {
            JourneyRows.touches(customer, placement.binding()).delete(rows);
            columns.changed(customer);
        }
    }

    private @Nullable Membership known(Bytes key) {
        Membership known = recent.get(key);
        if (known == null) {
            byte[] row = rows.get(key);
            known = row == null ? null : JsonRow.read(row, Membership.class);
            if (known != null) {
                recent.put(key, known);
            }
        }
        return known;
    }

    private void erase(CustomerId customer, Bytes key, @Nullable Membership known, Placement.Erased erased) {
        JourneyRows.touches(customer, erased.binding()).each(rows, row -> {
            if (!JourneyRows.placeOf(row.key).occurredAt().isAfter(erased.until())) {
                rows.delete(row.key);
            }
        });
        if (known != null && known.version() <= erased.version()) {
            rows.delete(key);
            recent.remove(key);
        }
    }

    private void place(CustomerId customer, Placement.Placed placed) {
        Bytes key = JourneyRows.touch(customer, placed.binding(), placed.touch());
        if (rows.putIfAbsent(key, TouchRow.write(placed.touch())) == null) {
            columns.placed(customer, placed.touch());
        }
    }
}
