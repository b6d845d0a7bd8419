package io.continuo.inventory.stock;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Rows of stock and ledger as values. */
final class StockColumns {

    static final String COUNTERS = "on_hand, reserved, allocated, blocked, incoming";

    private StockColumns() {}

    static Stock stock(Row row) {
        return new Stock(
                key(row),
                counters(row),
                quantity(row, "backorder_limit"),
                quantity(row, "overcommitted"),
                quantity(row, "overdrawn"),
                row.getLong("version"),
                LedgerHash.of(row.getBuffer("ledger_hash").getBytes()),
                instant(row, "changed_at"),
                nullableInstant(row, "verified_at"));
    }

    static LedgerEntry entry(Row row) {
        return new LedgerEntry(
                key(row),
                row.getLong("seq"),
                counters(row),
                cause(row),
                instant(row, "at"),
                LedgerHash.of(row.getBuffer("prev_hash").getBytes()),
                LedgerHash.of(row.getBuffer("hash").getBytes()));
    }

    static StockKey key(Row row) {
        return new StockKey(new Sku(row.getString("sku")), new NodeId(row.getString("node")));
    }

    static Counters counters(Row row) {
        return new Counters(
                quantity(row, "on_hand"),
                quantity(row, "reserved"),
                quantity(row, "allocated"),
                quantity(row, "blocked"),
                quantity(row, "incoming"));
    }

    static Quantity quantity(Row row, String column) {
        return new Quantity(row.getBigDecimal(column));
    }

    static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    static @Nullable Instant nullableInstant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    private static Cause cause(Row row) {
        String type = row.getString("reference_type");
        Cause.Reference reference = type == null
                ? null
                : new Cause.Reference(
                        Cause.Reference.Type.valueOf(type.toUpperCase(Locale.ROOT)), row.getString("reference"));
        return new Cause(
                Cause.Kind.valueOf(row.getString("cause").toUpperCase(Locale.ROOT)),
                reference,
                row.getString("reason"),
                row.getString("actor"));
    }
}
