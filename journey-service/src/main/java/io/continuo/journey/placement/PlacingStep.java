package io.continuo.journey.placement;

import io.continuo.journey.row.RowStore;
import io.continuo.journey.trace.RecordTracing;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** Step one as part of the topology: from news by identifier to placements by customer and claims by order. */
public final class PlacingStep implements ProcessorSupplier<String, Arrival, String, News> {

    /** The store that {@link OwnerReader} reads. */
    public static final String STORE = "identifiers";

    private final RecordTracing tracing;
    private final Forgetfulness forgetting;
    private final Function<String, KeyValueBytesStoreSupplier> stores;

    public PlacingStep(
            RecordTracing tracing, Forgetfulness forgetting, Function<String, KeyValueBytesStoreSupplier> stores) {
        this.tracing = tracing;
        this.forgetting = forgetting;
        this.stores = stores;
    }

    @Override
    public Processor<String, Arrival, String, News> get() {
        return new PlacingProcessor(tracing, forgetting);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return RowStore.named(STORE, stores);
    }
}
