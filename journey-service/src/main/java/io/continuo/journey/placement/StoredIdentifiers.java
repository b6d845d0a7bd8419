package io.continuo.journey.placement;

import io.continuo.events.SubjectHash;
import io.continuo.journey.row.JsonRow;
import io.continuo.journey.row.Recent;
import io.continuo.journey.row.RowInput;
import io.continuo.journey.row.RowKey;
import io.continuo.journey.row.RowOutput;
import io.continuo.journey.row.RowRange;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Rows: {@code o subject} → owner; {@code t subject id} → touchpoint; {@code f subject} → mark; {@code e hash} → until when
 * erased. Nobody else writes them, so what was read is remembered: an identifier that comes comes again.
 */
final class StoredIdentifiers implements Identifiers {

    private static final char TOUCH = 't';
    private static final char MARK = 'f';
    private static final char ERASED = 'e';
    private static final int REMEMBERED = 2_000;

    private final KeyValueStore<Bytes, byte[]> rows;
    private final SubjectHash hash;
    private final Recent<String, Known> recent = new Recent<>(REMEMBERED);

    /** What is known of an identifier besides its touchpoints. */
    private record Known(@Nullable Owner owner, @Nullable Instant erasedUntil) {}

    StoredIdentifiers(KeyValueStore<Bytes, byte[]> rows, SubjectHash hash) {
        this.rows = rows;
        this.hash = hash;
    }

    private Known known(String subject) {
        Known known = recent.get(subject);
        if (known == null) {
            byte[] until = rows.get(erased(subject));
            known = new Known(
                    new OwnerReader(rows).owner(subject), until == null ? null : JsonRow.read(until, Instant.class));
            recent.put(subject, known);
        }
        return known;
    }

    @Override
    public @Nullable Owner owner(String subject) {
        return known(subject).owner();
    }

    @Override
    public void own(String subject, Owner owner) {
        rows.put(OwnerReader.key(subject), JsonRow.write(owner));
        recent.remove(subject);
    }

    @Override
    public Touch keep(String subject, Touch touch) {
        RowOutput row = new RowOutput();
        TouchBytes.writeTimed(touch, row);
        Bytes key = RowKey.of(TOUCH).text(subject).last(touch.id());
        byte[] kept = rows.putIfAbsent(key, row.toBytes());
        return kept == null ? touch : TouchBytes.readTimed(new RowInput(kept), touch.id());
    }

    @Override
    public void each(String subject, Consumer<Touch> visitor) {
        touches(subject).each(rows, row -> visitor.accept(read(row.key, row.value)));
    }

    private static Touch read(Bytes key, byte[] value) {
        return TouchBytes.readTimed(new RowInput(value), RowKey.rest(key, RowKey.textEnd(key, 1)));
    }

    @Override
    public void erase(String subject, ErasureMark mark) {
        Instant before = erasedUntil(subject);
        if (before == null || before.isBefore(mark.until())) {
            rows.put(erased(subject), JsonRow.write(mark.until()));
        }
        rows.put(markKey(subject), JsonRow.write(mark));
        touches(subject).each(rows, row -> {
            if (read(row.key, row.value).isUntil(mark.until())) {
                rows.delete(row.key);
            }
        });
        if (mark.owner() == null) {
            rows.delete(OwnerReader.key(subject));
        }
        recent.remove(subject);
    }

    @Override
    public @Nullable ErasureMark mark(String subject) {
        byte[] mark = rows.get(markKey(subject));
        return mark == null ? null : JsonRow.read(mark, ErasureMark.class);
    }

    @Override
    public @Nullable Instant erasedUntil(String subject) {
        return known(subject).erasedUntil();
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
