package io.continuo.journey.privacy;

import io.continuo.events.PrivacyReceipt;
import io.continuo.journey.placement.ErasurePart;
import io.continuo.journey.row.JsonRow;
import io.continuo.journey.row.RowKey;
import io.continuo.journey.row.RowRange;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Rows: {@code a request} → what was asked; {@code p request part} → a part that was reported; {@code c request} →
 * progress; {@code d request} → the receipt, once there is one.
 */
final class PrivacyRows {

    private static final char ASKED = 'a';
    private static final char PART = 'p';
    private static final char PROGRESS = 'c';
    private static final char RECEIPT = 'd';

    private final KeyValueStore<Bytes, byte[]> rows;

    PrivacyRows(KeyValueStore<Bytes, byte[]> rows) {
        this.rows = rows;
    }

    static @Nullable Asked asked(ReadOnlyKeyValueStore<Bytes, byte[]> rows, String requestId) {
        return read(rows.get(key(ASKED, requestId)), Asked.class);
    }

    @Nullable
    Asked asked(String requestId) {
        return asked(rows, requestId);
    }

    void ask(Asked asked) {
        rows.put(key(ASKED, asked.requestId()), JsonRow.write(asked));
    }

    /** False when this part was reported before. */
    boolean remember(ErasurePart part) {
        Bytes key = RowKey.of(PART).text(part.requestId()).last(part.name());
        return rows.putIfAbsent(key, JsonRow.write(part)) == null;
    }

    Progress progress(String requestId) {
        Progress known = read(rows.get(key(PROGRESS, requestId)), Progress.class);
        return known == null ? Progress.NONE : known;
    }

    void progress(String requestId, Progress progress) {
        rows.put(key(PROGRESS, requestId), JsonRow.write(progress));
    }

    @Nullable
    PrivacyReceipt receipt(String requestId) {
        return read(rows.get(key(RECEIPT, requestId)), PrivacyReceipt.class);
    }

    void complete(PrivacyReceipt receipt) {
        rows.put(key(RECEIPT, receipt.requestId()), JsonRow.write(receipt));
        new RowRange(RowKey.of(PART).text(receipt.requestId()).build()).delete(rows);
        rows.delete(key(PROGRESS, receipt.requestId()));
    }

    /** Drops requests made before the given time, whatever became of them. */
    void sweep(Instant before) {
        new RowRange(RowKey.of(ASKED).build()).each(rows, row -> {
            Asked asked = JsonRow.read(row.value, Asked.class);
            if (asked.requestedAt().isBefore(before)) {
                rows.delete(row.key);
                rows.delete(key(RECEIPT, asked.requestId()));
            }
        });
    }

    private static Bytes key(char kind, String requestId) {
        return RowKey.of(kind).text(requestId).build();
    }

    private static <T> @Nullable T read(byte @Nullable [] row, Class<T> type) {
        return row == null ? null : JsonRow.read(row, type);
    }
}
