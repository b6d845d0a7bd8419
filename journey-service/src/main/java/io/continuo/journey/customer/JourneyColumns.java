package io.continuo.journey.customer;

import io.continuo.events.CustomerId;
import io.continuo.events.Stage;
import io.continuo.journey.columns.Mark;
import io.continuo.journey.columns.Partition;
import io.continuo.journey.columns.Partitions;
import io.continuo.journey.columns.Roster;
import io.continuo.journey.columns.Run;
import io.continuo.journey.columns.Schema;
import io.continuo.journey.columns.Shape;
import io.continuo.journey.columns.Source;
import io.continuo.journey.experience.ExperienceColumns;
import io.continuo.journey.placement.Touch;
import io.continuo.journey.stage.Staging;
import java.util.List;
import java.util.function.ObjLongConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Makes columns of what {@link StoredJourneys} wrote, and keeps them up to date. */
public final class JourneyColumns {

    private final Partitions partitions;
    private final int maxTouchpoints;

    /** @param maxTouchpoints how many of one customer count, the latest ones */
    public JourneyColumns(Partitions partitions, int maxTouchpoints) {
        this.partitions = partitions;
        this.maxTouchpoints = maxTouchpoints;
    }

    /** How many partitions there are, here and elsewhere. */
    public void total(int number) {
        partitions.total(number);
    }

    /** The columns of a partition whose store has just been opened. */
    Feed open(int number, ReadOnlyKeyValueStore<Bytes, byte[]> rows) {
        StoredJourneyReader reader = new StoredJourneyReader(rows);
        Source source = (customer, schema) -> run(latest(reader, customer), customer, schema);
        Roster roster = (schema, visitor) -> everybody(reader, schema, visitor);
        return new Feed(number, partitions.open(number, source, roster));
    }

    private void everybody(StoredJourneyReader reader, Schema schema, ObjLongConsumer<Run> visitor) {
        try {
            reader.everybody(
                    maxTouchpoints, (customer, log) -> visitor.accept(run(log, customer, schema), log.mapVersion()));
        } catch (InvalidStateStoreException e) {
            throw new Source.Gone(e);
        }
    }

    private JourneyLog latest(StoredJourneyReader reader, String customer) {
        try {
            return reader.latest(new CustomerId(customer), maxTouchpoints);
        } catch (InvalidStateStoreException e) {
            throw new Source.Gone(e);
        }
    }

    private Run run(JourneyLog log, String customer, Schema schema) {
        List<Mark> marks = log.touches().stream()
                .map(placed -> mark(placed.touch(), schema))
                .toList();
        return Run.of(customer, marks, schema.properties().size());
    }

    private Mark mark(Touch touch, Schema schema) {
        Staging staging = schema.staging();
        Stage named = touch.stage();
        String channel = touch.channel().name();
        long facts = named != null ? Shape.NAMED : staging.facts(touch.properties());
        Shape shape = new Shape(
                touch.type(),
                channel,
                named != null ? named : staging.stageOf(touch.type(), channel, facts),
                touch.source(),
                touch.kind() == Touch.Kind.CONTACT,
                facts);
        int[] codes = schema.codes(touch.properties());
        ExperienceColumns.fill(touch, schema, codes);
        return new Mark(touch.occurredAt().toEpochMilli(), schema.shapes().code(shape), Mark.hash(touch.id()), codes);
    }

    /** Tells one partition's columns what became of its rows. */
    final class Feed {

        private final int number;
        private final Partition partition;

        private Feed(int number, Partition partition) {
            this.number = number;
            this.partition = partition;
        }

        /** A touchpoint has a row now. */
        void placed(CustomerId customer, Touch touch) {
            partition.add(customer.value(), schema -> mark(touch, schema));
        }

        /** Rows of the customer are gone. */
        void changed(CustomerId customer) {
            partition.refresh(customer.value());
        }

        /** Rows of the customer are gone, and nothing may be left of them. */
        void erased(CustomerId customer) {
            partition.refresh(customer.value());
            partition.scrub();
        }

        void mapped(long version) {
            partition.mapped(version);
        }

        /** The store is about to be closed. */
        void close() {
            partitions.close(number, partition);
        }
    }
}
