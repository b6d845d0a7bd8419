package io.continuo.journey.purchase;

import io.continuo.events.LogSettings;
import io.continuo.journey.placement.ErasurePart;
import io.continuo.journey.placement.ErasureTask;
import io.continuo.journey.placement.OrderClaim;
import io.continuo.journey.row.RowStore;
import io.continuo.journey.row.Sealing;
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

/** The index of orders as part of the topology: keeps the claims by order id. */
public final class OrderStep implements ProcessorSupplier<String, OrderClaim, String, ErasurePart> {

    /** The store that {@link Orders} reads. */
    public static final String STORE = "orders";

    private final LogSettings log;
    private final Function<String, KeyValueBytesStoreSupplier> stores;

    public OrderStep(LogSettings log, Function<String, KeyValueBytesStoreSupplier> stores) {
        this.log = log;
        this.stores = stores;
    }

    @Override
    public Processor<String, OrderClaim, String, ErasurePart> get() {
        return new OrderProcessor(log);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return RowStore.named(STORE, stores);
    }

    /** One partition's orders. */
    private static final class OrderProcessor implements Processor<String, OrderClaim, String, ErasurePart> {

        private final LogSettings log;
        private ProcessorContext<String, ErasurePart> context;
        private KeyValueStore<Bytes, byte[]> rows;
        private Sealing sealing;

        OrderProcessor(LogSettings log) {
            this.log = log;
        }

        @Override
        public void init(ProcessorContext<String, ErasurePart> context) {
            this.context = context;
            rows = context.getStateStore(STORE);
            sealing = new Sealing(rows, log);
            sealing.start(context, () -> {});
        }

        @Override
        public void process(Record<String, OrderClaim> record) {
            Orders.apply(rows, record.key(), record.value());
            ErasureTask task = record.value().task();
            if (task != null) {
                sealing.erased(Instant.ofEpochMilli(context.currentSystemTimeMs()));
                context.forward(record.withKey(task.requestId()).withValue(ErasurePart.of(task)));
            }
        }
    }
}
