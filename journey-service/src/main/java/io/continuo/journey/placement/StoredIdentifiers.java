package io.continuo.journey.placement;

import io.continuo.journey.row.JsonRow;
import io.continuo.journey.row.RowKey;
import io.continuo.journey.row.RowRange;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Rows: {@code o identifier} → owner; {@code t identifier id} → touchpoint; {@code f identifier} → mark. */
final class StoredIdentifiers implements Identifiers {

    private static final char TOUCH = 't';
    private static final char MARK = 'f';

    private final KeyValueStore<Bytes, byte[]> rows;

    StoredIdentifiers(KeyValueStore<Bytes, byte[]> rows) {
        this.rows = rows;
    }

    @Override
    public @Nullable Owner owner(String identifier) {
        return new OwnerReader(rows).owner(identifier);
    }

    @Override
    public void own(String identifier, Owner owner) {
        rows.put(OwnerReader.key(identifier), JsonRow.write(owner));
    }

    @Override
    public Touch keep(String identifier, Touch touch) {
        Bytes key = RowKey.of(TOUCH).text(identifier).last(touch.id());
        byte[] kept = rows.putIfAbsent(key, JsonRow.write(touch));
        return kept == null ? touch : JsonRow.read(kept, Touch.class);
    }

    @Override
    public void each(String identifier, Consumer<Touch> visitor) {
        touches(identifier).each(rows, row -> visitor.accept(JsonRow.read(row.value, Touch.class)));
    }

    @Override
    public void forget(String identifier, ForgottenMark mark) {
        rows.put(RowKey.of(MARK).text(identifier).build(), JsonRow.write(mark));
        touches(identifier).delete(rows);
        rows.delete(OwnerReader.key(identifier));
    }

    @Override
    public @Nullable ForgottenMark mark(String identifier) {
        byte[] mark = rows.get(RowKey.of(MARK).text(identifier).build());
        return mark == null ? null : JsonRow.read(mark, ForgottenMark.class);
    }

    @Override
    public void sweep(Instant before) {
        new RowRange(RowKey.of(MARK).build()).each(rows, row -> {
            if (JsonRow.read(row.value, ForgottenMark.class).at().isBefore(before)) {
                rows.delete(row.key);
            }
        });
    }

    private static RowRange touches(String identifier) {
        return new RowRange(RowKey.of(TOUCH).text(identifier).build());
    }
}
