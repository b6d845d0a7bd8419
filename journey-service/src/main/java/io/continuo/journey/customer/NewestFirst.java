package io.continuo.journey.customer;

import io.continuo.events.CustomerId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Merges the ordered ranges of a customer's identifiers, reading no further than it is asked to. Must be closed. */
final class NewestFirst implements AutoCloseable {

    private final PriorityQueue<Run> runs =
            new PriorityQueue<>(Comparator.comparing(Run::head, PlacedTouch.JOURNEY_ORDER.reversed()));
    private final List<KeyValueIterator<Bytes, byte[]>> opened = new ArrayList<>();

    private record Run(PlacedTouch head, Membership by, KeyValueIterator<Bytes, byte[]> rest) {}

    NewestFirst(ReadOnlyKeyValueStore<Bytes, byte[]> rows, CustomerId customer, List<Membership> members) {
        try {
            for (Membership member : members) {
                KeyValueIterator<Bytes, byte[]> touches =
                        JourneyRows.touches(customer, member.binding()).descending(rows);
                opened.add(touches);
                queue(member, touches);
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Null at the end. */
    @Nullable
    PlacedTouch next() {
        Run run = runs.poll();
        if (run == null) {
            return null;
        }
        queue(run.by(), run.rest());
        return run.head();
    }

    private void queue(Membership member, KeyValueIterator<Bytes, byte[]> touches) {
        if (touches.hasNext()) {
            KeyValue<Bytes, byte[]> next = touches.next();
            PlacedTouch head = new PlacedTouch(
                    TouchRow.read(next.key, next.value), member.binding().type(), member.version());
            runs.add(new Run(head, member, touches));
        }
    }

    @Override
    public void close() {
        opened.forEach(KeyValueIterator::close);
    }
}
