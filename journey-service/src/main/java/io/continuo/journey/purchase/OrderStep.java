package io.continuo.journey.purchase;

import io.continuo.journey.placement.OrderClaim;
import io.continuo.journey.row.RowStore;
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
public final class OrderStep implements ProcessorSupplier<String, OrderClaim, Void, Void> {

    /** The store that {@link Orders} reads. */
    public static final String STORE = "orders";

    private final Function<String, KeyValueBytesStoreSupplier> stores;

    public OrderStep(Function<String, KeyValueBytesStoreSupplier> stores) {
        this.stores = stores;
    }

    @Override
    public Processor<String, OrderClaim, Void, Void> get() {
        return new OrderProcessor();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return RowStore.named(STORE, stores);
    }

    /** One partition's orders. */
    private static final class OrderProcessor implements Processor<String, OrderClaim, Void, Void> {

        private KeyValueStore<Bytes, byte[]> rows;

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            rows = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, OrderClaim> record) {
            Orders.apply(rows, record.key(), record.value());
        }
    }
}
