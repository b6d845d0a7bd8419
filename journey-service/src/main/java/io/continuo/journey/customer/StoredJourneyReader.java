package io.continuo.journey.customer;

import io.continuo.events.CustomerId;
import io.continuo.journey.row.JsonRow;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

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
        return new JourneyLog(
                PlacedTouch.once(kept.stream().sorted(PlacedTouch.JOURNEY_ORDER).toList()), truncated, mapVersion);
    }

    @Override
    public LogPage page(@Nullable CustomerId after, int max, int touchpoints) {
        List<LogPage.Entry> entries = new ArrayList<>();
        AtomicInteger room = new AtomicInteger(touchpoints);
        try (EveryJourney all = new EveryJourney(rows, after)) {
            boolean last = all.each(max, (customer, log) -> {
                entries.add(new LogPage.Entry(new CustomerId(customer), log));
                return room.addAndGet(-1 - log.touches().size()) > 0;
            });
            return new LogPage(entries, last);
        }
    }

    /** Shows every customer who has or had an identifier, once; of the touchpoints the latest. */
    void everybody(int max, BiConsumer<String, JourneyLog> visitor) {
        try (EveryJourney all = new EveryJourney(rows, null)) {
            all.each(max, (customer, log) -> {
                visitor.accept(customer, log);
                return true;
            });
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
}
