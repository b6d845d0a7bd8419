package io.continuo.journey.row;

import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Declares a store of rows, with a changelog from which it is restored. */
public final class RowStore {

    private RowStore() {}

    /**
     * The one store of a step.
     *
     * @param kind makes the store of that name: on disk in production, in memory where a test wants it
     */
    public static Set<StoreBuilder<?>> named(String name, Function<String, KeyValueBytesStoreSupplier> kind) {
        StoreBuilder<KeyValueStore<Bytes, byte[]>> builder =
                Stores.keyValueStoreBuilder(kind.apply(name), Serdes.Bytes(), Serdes.ByteArray());
        return Set.of(builder);
    }
}
