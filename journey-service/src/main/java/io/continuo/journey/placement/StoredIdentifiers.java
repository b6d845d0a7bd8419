package io.continuo.journey.placement;

import io.continuo.events.SubjectHash;
import io.continuo.journey.row.JsonRow;
import io.continuo.journey.row.RowKey;
import io.continuo.journey.row.RowRange;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Rows: {@code o subject} → owner; {@code t subject id} → touchpoint; {@code f subject} → mark; {@code e hash} → until when
 * erased.
 */
final class StoredIdentifiers implements Identifiers {

    private static final char TOUCH = 't';
    private static final char MARK = 'f';
    private static final char ERASED = 'e';

    private final KeyValueStore<Bytes, byte[]> rows;
    private final SubjectHash hash;

    StoredIdentifiers(KeyValueStore<Bytes, byte[]> rows, SubjectHash hash) {
        this.rows = rows;
        this.hash = hash;
    }

    @Override
    public @Nullable Owner owner(String subject) {
        return new OwnerReader(rows).owner(subject);
    }

    @Override
    public void own(String subject, Owner owner) {
        rows.put(OwnerReader.key(subject), JsonRow.write(owner));
    }

    @Override
    public Touch keep(String subject, Touch touch) {
        Bytes key = RowKey.of(TOUCH).text(subject).last(touch.id());
        byte[] kept = rows.putIfAbsent(key, JsonRow.write(touch));
        return kept == null ? touch : JsonRow.read(kept, Touch.class);
    }

    @Override
    public void each(String subject, Consumer<Touch> visitor) {
        touches(subject).each(rows, row -> visitor.accept(JsonRow.read(row.value, Touch.class)));
    }

    @Override
    public void erase(String subject, ErasureMark mark) {
        Instant known = erasedUntil(subject);
        if (known == null || known.isBefore(mark.until())) {
            rows.put(erased(subject), JsonRow.write(mark.until()));
        }
        rows.put(markKey(subject), JsonRow.write(mark));
        touches(subject).each(rows, row -> {
            if (JsonRow.read(row.value, Touch.class).isUntil(mark.until())) {
                rows.delete(row.key);
            }
        });
        if (mark.owner() == null) {
            rows.delete(OwnerReader.key(subject));
        }
    }

    @Override
    public @Nullable ErasureMark mark(String subject) {
        byte[] mark = rows.get(markKey(subject));
        return mark == null ? null : JsonRow.read(mark, ErasureMark.class);
    }

    @Override
    public @Nullable Instant erasedUntil(String subject) {
        byte[] until = rows.get(erased(subject));
        return until == null ? null : JsonRow.read(until, Instant.class);
    }

    @Override
    public void sweep(Instant before) {
        new RowRange(RowKey.of(MARK).build()).each(rows, row -> {
            if (JsonRow.read(row.value, ErasureMark.class).at().isBefore(before)) {
                rows.delete(row.key);
            }
        });
    }

    private Bytes erased(String subject) {
        return RowKey.of(ERASED).text(hash.of(subject)).build();
    }

    private static Bytes markKey(String subject) {
        return RowKey.of(MARK).text(subject).build();
    }

    private static RowRange touches(String subject) {
        return new RowRange(RowKey.of(TOUCH).text(subject).build());
    }
}
