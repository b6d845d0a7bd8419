package io.continuo.inventory.stock;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Stock and ledger for those who only look. */
@Singleton
class StockReads {

    /** Ledger rows held in memory at a time while a chain is replayed. */
    private static final int REPLAY_PAGE = 1000;

    /** A row nothing ever happened to is not there for anybody. */
    private static final String NOW =
            "SELECT * FROM stock WHERE sku = $1 AND ($2::text IS NULL OR node = $2) AND version > 0 ORDER BY node";

    private static final String EXPIRED_NOW = """
            SELECT node, sum(quantity) AS expired FROM reservation_part
            WHERE sku = $1 AND held_until <= $2 GROUP BY node
            """;

    /**
     * Discounts holds that had run out by then and were not written down as such before. The back-order limit is that of
     * the last entry that set one.
     */
    private static final String AS_OF = """
            WITH expired AS (
                SELECT l.node, sum(l.reserved) AS quantity
                FROM ledger l JOIN reservation r ON r.id = l.reference
                WHERE l.sku = $1 AND l.at <= $3 AND l.reference_type = 'reservation' AND r.expires_at <= $3
                    AND NOT EXISTS (SELECT FROM promise p WHERE p.reservation = r.id AND p.created_at <= $3)
                GROUP BY l.node
            )
            SELECT l.node, sum(l.on_hand) AS on_hand, sum(l.reserved) AS reserved, sum(l.allocated) AS allocated,
                sum(l.blocked) AS blocked, sum(l.incoming) AS incoming, max(l.seq) AS version, max(l.at) AS at,
                coalesce((SELECT quantity FROM expired e WHERE e.node = l.node), 0) AS expired,
                coalesce((
                    SELECT c.quantity FROM backorder_change c JOIN ledger b USING (sku, node, seq)
                    WHERE c.sku = $1 AND c.node = l.node AND b.at <= $3 ORDER BY c.seq DESC LIMIT 1
                ), 0) AS backorder_limit
            FROM ledger l
            WHERE l.sku = $1 AND ($2::text IS NULL OR l.node = $2) AND l.at <= $3 GROUP BY l.node ORDER BY l.node
            """;

    private static final String LEDGER = """
            SELECT * FROM ledger
            WHERE sku = $1 AND ($2::text IS NULL OR node = $2) AND (node, seq) > ($3, $4)
            ORDER BY node, seq LIMIT $5
            """;

    /** A place in the ledger of a SKU. */
    record Position(String node, long seq) {

        static final Position START = new Position("", 0);
    }

    Uni<List<Stock>> now(SqlClient client, Sku sku, @Nullable NodeId node) {
        return client.preparedQuery(NOW)
                .execute(Tuple.of(sku.value(), value(node)))
                .map(rows -> list(rows, StockColumns::stock));
    }

    /** What of the reserved counters does not count any more, by node. */
    Uni<Map<NodeId, Quantity>> expired(SqlClient client, Sku sku, Instant now) {
        return client.preparedQuery(EXPIRED_NOW)
                .execute(Tuple.of(sku.value(), now.atOffset(ZoneOffset.UTC)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.toMap(
                                row -> new NodeId(row.getString("node")),
                                row -> StockColumns.quantity(row, "expired"))));
    }

    /** The counters at an instant, replayed from the ledger. */
    Uni<List<StockState.AtNode>> asOf(SqlClient client, Sku sku, @Nullable NodeId node, Instant instant) {
        return client.preparedQuery(AS_OF)
                .execute(Tuple.of(sku.value(), value(node), instant.atOffset(ZoneOffset.UTC)))
                .map(rows -> list(rows, StockReads::past));
    }

    /** Ledger rows behind a position, in the order of node and seq. */
    Uni<List<LedgerEntry>> ledger(SqlClient client, Sku sku, @Nullable NodeId node, Position after, int limit) {
        return ledgerRows(client, sku, node, after, limit).map(rows -> list(rows, StockColumns::entry));
    }

    /** The whole ledger of a SKU in the order of node and seq; a row that cannot be read keeps its place. */
    Multi<ReadEntry> replay(SqlConnection tx, Sku sku) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new Position[] {Position.START}, at -> page(tx, sku, at))
                .whilst(page -> page.size() == REPLAY_PAGE)
                .onItem()
                .disjoint();
    }

    private Uni<List<ReadEntry>> page(SqlConnection tx, Sku sku, Position[] at) {
        return ledgerRows(tx, sku, null, at[0], REPLAY_PAGE)
                .map(rows -> list(rows, ReadEntry::of))
                .invoke(page -> at[0] = page.isEmpty() ? at[0] : page.getLast().position());
    }

    private static Uni<RowSet<Row>> ledgerRows(
            SqlClient client, Sku sku, @Nullable NodeId node, Position after, int limit) {
        return client.preparedQuery(LEDGER)
                .execute(Tuple.of(sku.value(), value(node), after.node(), after.seq(), limit));
    }

    /** @param entry empty when somebody wrote into the row what this service never writes */
    record ReadEntry(Position position, Optional<LedgerEntry> entry) {

        static ReadEntry of(Row row) {
            Position position = new Position(row.getString("node"), row.getLong("seq"));
            try {
                return new ReadEntry(position, Optional.of(StockColumns.entry(row)));
            } catch (IllegalArgumentException e) {
                return new ReadEntry(position, Optional.empty());
            }
        }
    }

    private static StockState.AtNode past(Row row) {
        return StockState.AtNode.of(
                new NodeId(row.getString("node")),
                StockColumns.counters(row),
                StockColumns.quantity(row, "backorder_limit").plus(StockColumns.quantity(row, "expired")),
                row.getLong("version"),
                StockColumns.instant(row, "at"));
    }

    private static @Nullable String value(@Nullable NodeId node) {
        return node == null ? null : node.value();
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
    }
}
