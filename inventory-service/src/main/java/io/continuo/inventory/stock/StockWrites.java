package io.continuo.inventory.stock;

import io.continuo.events.Quantity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The one statement that changes stock: counters guarded by version and constraint, and their ledger rows. */
final class StockWrites {

    /** The gaps are worked out here again, from the row itself: what Java decided is not taken on trust. */
    private static final String SAVE = """
            WITH wanted AS (
                SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::numeric[], $5::numeric[], $6::numeric[],
                    $7::numeric[], $8::numeric[], $9::boolean[], $10::bigint[], $11::bytea[], $12::timestamptz[],
                    $13::timestamptz[])
                    AS w(sku, node, expected, on_hand, reserved, allocated, blocked, incoming, forced, version, hash,
                    changed_at, verified_at)
            ), next AS (
                SELECT w.*,
                    greatest(0, s.reserved + w.reserved + s.allocated + w.allocated + s.blocked + w.blocked
                        - s.on_hand - w.on_hand - s.backorder_limit) AS overcommitment,
                    greatest(0, - s.on_hand - w.on_hand) AS overdraft
                FROM wanted w JOIN stock s ON s.sku = w.sku AND s.node = w.node AND s.version = w.expected
            ), saved AS (
                UPDATE stock s SET
                    on_hand = s.on_hand + n.on_hand,
                    reserved = s.reserved + n.reserved,
                    allocated = s.allocated + n.allocated,
                    blocked = s.blocked + n.blocked,
                    incoming = s.incoming + n.incoming,
                    overcommitted = CASE WHEN n.forced THEN n.overcommitment
                        ELSE least(s.overcommitted, n.overcommitment) END,
                    overdrawn = CASE WHEN n.forced THEN n.overdraft ELSE least(s.overdrawn, n.overdraft) END,
                    version = n.version, ledger_hash = n.hash, changed_at = n.changed_at, verified_at = n.verified_at
                FROM next n
                WHERE s.sku = n.sku AND s.node = n.node AND s.version = n.expected
                RETURNING 1
            ), written AS (
                INSERT INTO ledger (sku, node, seq, cause, on_hand, reserved, allocated, blocked, incoming,
                    reference_type, reference, reason, actor, at, prev_hash, hash)
                SELECT * FROM unnest($14::text[], $15::text[], $16::bigint[], $17::text[], $18::numeric[],
                    $19::numeric[], $20::numeric[], $21::numeric[], $22::numeric[], $23::text[], $24::text[],
                    $25::text[], $26::text[], $27::timestamptz[], $28::bytea[], $29::bytea[])
            )
            SELECT count(*) AS saved, pg_current_xact_id()::text::bigint AS transaction FROM saved
            """;

    /**
     * Writes rows that changed, at least one, and their entries.
     *
     * @return the database's id of the transaction
     */
    Uni<Long> save(SqlConnection tx, LockedStock stock, List<Stock> changed) {
        List<Object> columns = new ArrayList<>();
        rowColumns(columns, stock, changed);
        ledgerColumns(columns, stock.entries());
        return tx.preparedQuery(SAVE)
                .execute(Tuple.tuple(columns))
                .map(result -> result.iterator().next())
                .invoke(row -> mustBe(changed.size(), row.getLong("saved")))
                .map(row -> row.getLong("transaction"));
    }

    private static void rowColumns(List<Object> columns, LockedStock stock, List<Stock> rows) {
        var changes =
                stock.entries().stream().collect(Collectors.toMap(LedgerEntry::key, LedgerEntry::by, Counters::plus));
        columns.add(column(String.class, rows, row -> row.key().sku().value()));
        columns.add(column(String.class, rows, row -> row.key().node().value()));
        columns.add(column(Long.class, rows, row -> stock.versionBefore(row.key())));
        counterColumns(columns, rows.stream().map(row -> changes.get(row.key())).toList());
        columns.add(column(Boolean.class, rows, row -> stock.isForced(row.key())));
        columns.add(column(Long.class, rows, Stock::version));
        columns.add(column(Buffer.class, rows, row -> Buffer.buffer(row.hash().bytes())));
        columns.add(column(OffsetDateTime.class, rows, row -> row.changedAt().atOffset(ZoneOffset.UTC)));
        columns.add(column(OffsetDateTime.class, rows, StockWrites::verifiedAt));
    }

    private static void ledgerColumns(List<Object> columns, List<LedgerEntry> entries) {
        columns.add(column(String.class, entries, entry -> entry.key().sku().value()));
        columns.add(column(String.class, entries, entry -> entry.key().node().value()));
        columns.add(column(Long.class, entries, LedgerEntry::seq));
        columns.add(column(String.class, entries, entry -> entry.cause().kind().wireName()));
        counterColumns(columns, entries.stream().map(LedgerEntry::by).toList());
        columns.add(column(String.class, entries, StockWrites::referenceType));
        columns.add(column(String.class, entries, StockWrites::reference));
        columns.add(column(String.class, entries, entry -> entry.cause().reason()));
        columns.add(column(String.class, entries, entry -> entry.cause().actor()));
        columns.add(column(OffsetDateTime.class, entries, entry -> entry.at().atOffset(ZoneOffset.UTC)));
        columns.add(column(
                Buffer.class, entries, entry -> Buffer.buffer(entry.previous().bytes())));
        columns.add(column(
                Buffer.class, entries, entry -> Buffer.buffer(entry.hash().bytes())));
    }

    private static void counterColumns(List<Object> columns, List<Counters> counters) {
        columns.add(numbers(counters, Counters::onHand));
        columns.add(numbers(counters, Counters::reserved));
        columns.add(numbers(counters, Counters::allocated));
        columns.add(numbers(counters, Counters::blocked));
        columns.add(numbers(counters, Counters::incoming));
    }

    private static Object numbers(List<Counters> counters, Function<Counters, Quantity> counter) {
        return column(BigDecimal.class, counters, by -> counter.apply(by).value());
    }

    @SuppressWarnings("unchecked") // An array of the element type itself is what the driver maps to a SQL array.
    private static <R, T> Object column(Class<T> type, List<R> rows, Function<R, @Nullable T> value) {
        return rows.stream().map(value).toArray(size -> (T[]) Array.newInstance(type, size));
    }

    private static @Nullable OffsetDateTime verifiedAt(Stock row) {
        return row.verifiedAt() == null ? null : row.verifiedAt().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable String referenceType(LedgerEntry entry) {
        Cause.Reference reference = entry.cause().reference();
        return reference == null ? null : reference.type().wireName();
    }

    private static @Nullable String reference(LedgerEntry entry) {
        Cause.Reference reference = entry.cause().reference();
        return reference == null ? null : reference.id();
    }

    private static void mustBe(int wanted, long saved) {
        if (saved != wanted) {
            throw new IllegalStateException(
                    "stock rows changed under their lock: " + saved + " of " + wanted + " saved");
        }
    }
}
