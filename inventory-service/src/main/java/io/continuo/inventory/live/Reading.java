package io.continuo.inventory.live;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.CatalogueRows;
import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.Item;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.stock.Stock;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Rows of {@link News} as values. */
final class Reading {

    private Reading() {}

    static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
    }

    static Shelf shelf(Row row) {
        return new Shelf(
                row.getLong("free"),
                row.getLong("beyond"),
                row.getLong("version"),
                row.getInteger("verified_at"),
                new Shelf.Pulse(row.getFloat("sold"), row.getInteger("missed")));
    }

    /** A row as this instance has just committed it. */
    static Shelf shelf(Stock stock) {
        return new Shelf(
                Thousandths.of(stock.counters().onHand())
                        - Thousandths.of(stock.counters().committed()),
                Thousandths.of(stock.backorderLimit()),
                stock.version(),
                seconds(stock.verifiedAt()),
                Shelf.Pulse.NONE);
    }

    static Shelves.Expiring expiring(Row row, NodeNumbers numbers) {
        return new Shelves.Expiring(
                numbers.of(row.getString("node")),
                row.getLong("version"),
                row.getLong("until"),
                row.getLong("quantity"));
    }

    static Layout layout(
            long revision, NodeNumbers numbers, RowSet<Row> nodes, RowSet<Row> channels, RowSet<Row> rules) {
        return new Layout(
                revision,
                numbers,
                list(nodes, CatalogueRows::node),
                list(channels, Reading::channel),
                list(rules, CatalogueRows::rule));
    }

    static Item item(Row row) {
        return CatalogueRows.item(row);
    }

    static Sku sku(Row row) {
        return new Sku(row.getString("sku"));
    }

    private static Layout.SalesChannel channel(Row row) {
        BigDecimal safetyStock = row.getBigDecimal("safety_stock");
        return new Layout.SalesChannel(
                new ChannelId(row.getString("id")),
                Arrays.stream(row.getArrayOfStrings("nodes")).map(NodeId::new).toList(),
                new Quantity(safetyStock));
    }

    private static int seconds(@Nullable Instant instant) {
        return instant == null ? 0 : Math.clamp(instant.getEpochSecond(), 0, Integer.MAX_VALUE);
    }
}
