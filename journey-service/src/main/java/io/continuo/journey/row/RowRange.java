package io.continuo.journey.row;

import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a store whose keys start with the given bytes.
 *
 * @param prefix at least one byte below 0xFF in it
 */
public record RowRange(Bytes prefix) {

    /** First key first. */
    public KeyValueIterator<Bytes, byte[]> ascending(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        return store.range(prefix, end());
    }

    /**
     * First key first, from behind a part of the range on.
     *
     * @param behind null: from the beginning
     */
    public KeyValueIterator<Bytes, byte[]> ascending(
            ReadOnlyKeyValueStore<Bytes, byte[]> store, @Nullable RowRange behind) {
        return behind == null ? ascending(store) : store.range(behind.end(), end());
    }

    /** Last key first. */
    public KeyValueIterator<Bytes, byte[]> descending(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        return store.reverseRange(prefix, end());
    }

    /** Shows every row, one at a time. */
    public void each(ReadOnlyKeyValueStore<Bytes, byte[]> store, Consumer<KeyValue<Bytes, byte[]>> visitor) {
        try (KeyValueIterator<Bytes, byte[]> rows = ascending(store)) {
            rows.forEachRemaining(visitor);
        }
    }

    public void delete(KeyValueStore<Bytes, byte[]> store) {
        each(store, row -> store.delete(row.key));
    }

    /** Ranges include their end; no row has this very key, because every row's key is longer than the prefix. */
    private Bytes end() {
        return Bytes.increment(prefix);
    }
}
