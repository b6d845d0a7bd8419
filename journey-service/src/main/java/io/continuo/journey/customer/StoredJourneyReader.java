package io.continuo.journey.customer;

import io.continuo.events.CustomerId;
import io.continuo.journey.placement.Touch;
import io.continuo.journey.row.JsonRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Reads what {@link StoredJourneys} wrote. */
public final class StoredJourneyReader implements JourneyReader {

    private final ReadOnlyKeyValueStore<Bytes, byte[]> rows;

    public StoredJourneyReader(ReadOnlyKeyValueStore<Bytes, byte[]> rows) {
        this.rows = rows;
    }

    @Override
    public JourneyLog latest(CustomerId customer, int max) {
        List<Membership> known = new ArrayList<>();
        JourneyRows.memberships(customer).each(rows, row -> known.add(JsonRow.read(row.value, Membership.class)));
        long mapVersion = known.stream().mapToLong(Membership::version).max().orElse(0);
        List<Membership> members = known.stream().filter(Membership::belongs).toList();
        List<PlacedTouch> touches = newest(customer, members, max + 1);
        boolean truncated = touches.size() > max;
        List<PlacedTouch> kept = truncated ? touches.subList(0, max) : touches;
        return new JourneyLog(inOrder(kept), truncated, mapVersion);
    }

    @Override
    public void each(int max, BiConsumer<CustomerId, JourneyLog> visitor) {
        try (KeyValueIterator<Bytes, byte[]> memberships =
                JourneyRows.allMemberships().ascending(rows)) {
            CustomerId last = null;
            while (memberships.hasNext()) {
                CustomerId customer = new CustomerId(JourneyRows.customerOf(memberships.next().key));
                if (!customer.equals(last)) {
                    last = customer;
                    show(customer, max, visitor);
                }
            }
        }
    }

    private void show(CustomerId customer, int max, BiConsumer<CustomerId, JourneyLog> visitor) {
        JourneyLog log = latest(customer, max);
        if (!log.touches().isEmpty()) {
            visitor.accept(customer, log);
        }
    }

    private List<PlacedTouch> newest(CustomerId customer, List<Membership> members, int max) {
        List<PlacedTouch> touches = new ArrayList<>();
        try (NewestFirst newest = new NewestFirst(rows, customer, members)) {
            PlacedTouch touch = newest.next();
            while (touch != null && touches.size() < max) {
                touches.add(touch);
                touch = newest.next();
            }
        }
        return touches;
    }

    /** A touchpoint that came under two of the customer's identifiers is one touchpoint, where it came first. */
    private static List<PlacedTouch> inOrder(List<PlacedTouch> touches) {
        Comparator<PlacedTouch> order =
                Comparator.comparing(PlacedTouch::touch, Touch.JOURNEY_ORDER).thenComparing(PlacedTouch::boundBy);
        Set<String> seen = new HashSet<>();
        return touches.stream()
                .sorted(order)
                .filter(touch -> seen.add(touch.touch().id()))
                .toList();
    }
}
