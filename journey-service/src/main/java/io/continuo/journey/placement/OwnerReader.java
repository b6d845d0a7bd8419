package io.continuo.journey.placement;

import io.continuo.journey.row.JsonRow;
import io.continuo.journey.row.RowKey;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Whose an identifier is, for readers of step one's store. */
public final class OwnerReader {

    private static final char OWNER = 'o';

    private final ReadOnlyKeyValueStore<Bytes, byte[]> rows;

    public OwnerReader(ReadOnlyKeyValueStore<Bytes, byte[]> rows) {
        this.rows = rows;
    }

    /** Null when the map never named it, or it was forgotten. */
    public @Nullable Owner owner(String identifier) {
        byte[] owner = rows.get(key(identifier));
        return owner == null ? null : JsonRow.read(owner, Owner.class);
    }

    static Bytes key(String identifier) {
        return RowKey.of(OWNER).text(identifier).build();
    }
}
