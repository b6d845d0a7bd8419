package io.continuo.journey.customer;

import io.continuo.events.CustomerId;
import io.continuo.journey.row.JsonRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Reads all journeys of a store in one pass: memberships and touchpoints are both in the order of customers, so that no row
 * is looked for. Must be closed.
 */
final class EveryJourney implements AutoCloseable {

    private final KeyValueIterator<Bytes, byte[]> memberships;
    private final KeyValueIterator<Bytes, byte[]> touches;
    private @Nullable KeyValue<Bytes, byte[]> membership;
    private @Nullable KeyValue<Bytes, byte[]> touch;

    /** @param after the customer behind whom it begins; null: at the beginning */
    EveryJourney(ReadOnlyKeyValueStore<Bytes, byte[]> rows, @Nullable CustomerId after) {
        memberships =
                JourneyRows.allMemberships().ascending(rows, after == null ? null : JourneyRows.memberships(after));
        touches = JourneyRows.allTouches().ascending(rows, after == null ? null : JourneyRows.touches(after));
        membership = next(memberships);
        touch = next(touches);
    }

    /**
     * Shows every customer, once.
     *
     * @param max how many touchpoints of each, the latest
     * @param visitor says whether to go on
     * @return whether there is nobody else
     */
    boolean each(int max, BiPredicate<String, JourneyLog> visitor) {
        boolean on = true;
        while (on && membership != null) {
            String customer = JourneyRows.customerOf(membership.key);
            byte[] who = JourneyRows.customerBytes(membership.key);
            on = visitor.test(customer, journey(who, max));
        }
        return membership == null;
    }

    private JourneyLog journey(byte[] who, int max) {
        long version = 0;
        Map<Bytes, Membership> members = new HashMap<>();
        for (; membership != null && isOf(membership, who); membership = next(memberships)) {
            Membership member = JsonRow.read(membership.value, Membership.class);
            version = Math.max(version, member.version());
            if (member.belongs()) {
                members.put(JourneyRows.bindingBytes(membership.key), member);
            }
        }
        List<PlacedTouch> placed = new ArrayList<>();
        for (; touch != null && compare(touch, who) <= 0; touch = next(touches)) {
            Membership by = compare(touch, who) < 0 ? null : members.get(JourneyRows.bindingBytes(touch.key));
            if (by != null) {
                placed.add(new PlacedTouch(
                        TouchRow.read(touch.key, touch.value), by.binding().type(), by.version()));
            }
        }
        placed.sort(PlacedTouch.JOURNEY_ORDER);
        boolean truncated = placed.size() > max;
        List<PlacedTouch> latest = truncated ? placed.subList(placed.size() - max, placed.size()) : placed;
        return new JourneyLog(PlacedTouch.once(latest), truncated, version);
    }

    private static boolean isOf(KeyValue<Bytes, byte[]> row, byte[] who) {
        return compare(row, who) == 0;
    }

    /** In the order of the rows. */
    private static int compare(KeyValue<Bytes, byte[]> row, byte[] who) {
        byte[] key = row.key.get();
        return Arrays.compareUnsigned(key, 1, Math.min(key.length, 1 + who.length), who, 0, who.length);
    }

    private static @Nullable KeyValue<Bytes, byte[]> next(KeyValueIterator<Bytes, byte[]> rows) {
        return rows.hasNext() ? rows.next() : null;
    }

    @Override
    public void close() {
        memberships.close();
        touches.close();
    }
}
