package io.continuo.inventory.stock;

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
import java.util.Optional;
import java.util.function.Function;
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

    private static final String AS_OF = """
            SELECT node, sum(on_hand) AS on_hand, sum(reserved) AS reserved, sum(allocated) AS allocated,
                sum(blocked) AS blocked, sum(incoming) AS incoming, max(seq) AS version, max(at) AS at
            FROM ledger WHERE sku = $1 AND ($2::text IS NULL OR node = $2) AND at <= $3 GROUP BY node ORDER BY node
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
