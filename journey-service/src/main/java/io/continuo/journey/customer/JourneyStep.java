package io.continuo.journey.customer;

import io.continuo.events.CustomerId;
import io.continuo.events.LogSettings;
import io.continuo.journey.placement.ErasurePart;
import io.continuo.journey.placement.Placement;
import io.continuo.journey.row.RowStore;
import io.continuo.journey.row.Sealing;
import io.continuo.journey.trace.RecordTracing;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/** Step two as part of the topology: keeps the journeys that placements by customer tell of. */
public final class JourneyStep implements ProcessorSupplier<String, Placement, String, ErasurePart> {

    /** The store that {@link StoredJourneyReader} reads. */
    public static final String STORE = "journeys";

    private final RecordTracing tracing;
    private final LogSettings log;
    private final Function<String, KeyValueBytesStoreSupplier> stores;
    private final JourneyColumns columns;

    public JourneyStep(
            RecordTracing tracing,
            LogSettings log,
            Function<String, KeyValueBytesStoreSupplier> stores,
            JourneyColumns columns) {
        this.tracing = tracing;
        this.log = log;
        this.stores = stores;
        this.columns = columns;
    }

    @Override
    public Processor<String, Placement, String, ErasurePart> get() {
        return new JourneyProcessor(tracing, log, columns);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return RowStore.named(STORE, stores);
    }

    /** One partition's customers. */
    private static final class JourneyProcessor implements Processor<String, Placement, String, ErasurePart> {

        private final RecordTracing tracing;
        private final LogSettings log;
        private final JourneyColumns columns;
        private ProcessorContext<String, ErasurePart> context;
        private Journeys journeys;
        private JourneyColumns.@Nullable Feed feed;
        private Sealing sealing;

        JourneyProcessor(RecordTracing tracing, LogSettings log, JourneyColumns columns) {
            this.tracing = tracing;
            this.log = log;
            this.columns = columns;
        }

        @Override
        public void init(ProcessorContext<String, ErasurePart> context) {
            KeyValueStore<Bytes, byte[]> rows = context.getStateStore(STORE);
            this.context = context;
            JourneyColumns.Feed opened = columns.open(context.taskId().partition(), rows);
            feed = opened;
            journeys = new StoredJourneys(rows, opened);
            sealing = new Sealing(rows, log);
            sealing.start(context, () -> {});
        }

        @Override
        public void process(Record<String, Placement> record) {
            tracing.within(
                    "journey apply", record, placed -> journeys.apply(new CustomerId(placed.key()), placed.value()));
            if (record.value() instanceof Placement.Erased erased) {
                sealing.erased(Instant.ofEpochMilli(context.currentSystemTimeMs()));
                context.forward(record.withKey(erased.task().requestId()).withValue(ErasurePart.of(erased.task())));
            }
        }

        @Override
        public void close() {
            if (feed != null) {
                feed.close();
            }
        }
    }
}
