package io.continuo.journey.customer;

import io.continuo.events.CustomerId;
import io.continuo.journey.placement.Placement;
import io.continuo.journey.row.RowStore;
import io.continuo.journey.trace.RecordTracing;
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

/** Step two as part of the topology: keeps the journeys that placements by customer tell of. */
public final class JourneyStep implements ProcessorSupplier<String, Placement, Void, Void> {

    /** The store that {@link StoredJourneyReader} reads. */
    public static final String STORE = "journeys";

    private final RecordTracing tracing;
    private final Function<String, KeyValueBytesStoreSupplier> stores;

    public JourneyStep(RecordTracing tracing, Function<String, KeyValueBytesStoreSupplier> stores) {
        this.tracing = tracing;
        this.stores = stores;
    }

    @Override
    public Processor<String, Placement, Void, Void> get() {
        return new JourneyProcessor(tracing);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return RowStore.named(STORE, stores);
    }

    /** One partition's customers. */
    private static final class JourneyProcessor implements Processor<String, Placement, Void, Void> {

        private final RecordTracing tracing;
        private Journeys journeys;

        JourneyProcessor(RecordTracing tracing) {
            this.tracing = tracing;
        }

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            KeyValueStore<Bytes, byte[]> rows = context.getStateStore(STORE);
            journeys = new StoredJourneys(rows);
        }

        @Override
        public void process(Record<String, Placement> record) {
            tracing.within(
                    "journey apply", record, placed -> journeys.apply(new CustomerId(placed.key()), placed.value()));
        }
    }
}
