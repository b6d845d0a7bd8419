package io.continuo.journey.customer;

import io.continuo.events.CustomerId;
import io.continuo.journey.placement.Touch;
import io.continuo.journey.row.JsonRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Merges the ordered ranges of a customer's identifiers, reading no further than it is asked to. Must be closed. */
final class NewestFirst implements AutoCloseable {

    private final PriorityQueue<Run> runs =
            new PriorityQueue<>(Comparator.comparing(Run::head, Touch.JOURNEY_ORDER.reversed()));
    private final List<KeyValueIterator<Bytes, byte[]>> opened = new ArrayList<>();

    private record Run(Touch head, Membership by, KeyValueIterator<Bytes, byte[]> rest) {}

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
        return new PlacedTouch(run.head(), run.by().binding().type(), run.by().version());
    }

    private void queue(Membership member, KeyValueIterator<Bytes, byte[]> touches) {
        if (touches.hasNext()) {
            runs.add(new Run(JsonRow.read(touches.next().value, Touch.class), member, touches));
        }
    }

    @Override
    public void close() {
        opened.forEach(KeyValueIterator::close);
    }
}
