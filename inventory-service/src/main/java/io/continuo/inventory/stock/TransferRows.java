package io.continuo.inventory.stock;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Transfers for those who look, and their ends. */
@Singleton
class TransferRows {

    private static final String FIND = "SELECT * FROM transfer WHERE sku = $1 AND reference = $2";

    private static final String UNDER_WAY = """
            SELECT * FROM transfer
            WHERE ($1::text IS NULL OR sku = (SELECT i.sku FROM item i WHERE i.sku_key = $1)) AND ($2::text IS NULL OR destination = $2)
                AND in_transit > 0 AND (sku, reference) > ($3, $4)
            ORDER BY sku, reference LIMIT $5
            """;

    private static final String DIFFERENCES = """
            SELECT * FROM transfer_difference
            WHERE ($1::text IS NULL OR sku = (SELECT i.sku FROM item i WHERE i.sku_key = $1)) AND (at, id) < ($2, $3) ORDER BY at DESC, id DESC LIMIT $4
            """;

    private static final String END = """
            WITH ended AS (DELETE FROM transfer WHERE sku = $2 AND reference = $3)
            INSERT INTO transfer_difference (id, sku, reference, destination, quantity, reason, actor, at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """;

    /** Where a page of what is under way ended. */
    record Position(String sku, String reference) {

        /** Comes before every transfer. */
        static final Position START = new Position("", "");
    }

    Uni<Optional<Transfer>> find(SqlClient client, TransferKey key) {
        return client.preparedQuery(FIND).execute(name(key)).map(TransferRows::first);
    }

    Uni<Optional<Transfer>> lock(SqlConnection tx, TransferKey key) {
        return tx.preparedQuery(FIND + " FOR UPDATE").execute(name(key)).map(TransferRows::first);
    }

    Uni<List<Transfer>> underWay(SqlClient client, @Nullable Sku sku, @Nullable NodeId to, Position after, int limit) {
        return client.preparedQuery(UNDER_WAY)
                .execute(Tuple.of(
                        sku == null ? null : sku.key(),
                        to == null ? null : to.value(),
                        after.sku(),
                        after.reference(),
                        limit))
                .map(rows -> list(rows, TransferRows::transfer));
    }

    Uni<List<TransferClosing.Difference>> differences(
            SqlClient client, @Nullable Sku sku, TransferClosing.Position after, int limit) {
        return client.preparedQuery(DIFFERENCES)
                .execute(Tuple.of(
                        sku == null ? null : sku.key(), after.at().atOffset(ZoneOffset.UTC), after.id(), limit))
                .map(rows -> list(rows, TransferRows::difference));
    }

    /** Writes down what never arrived instead of the transfer. */
    Uni<Void> end(SqlConnection tx, TransferClosing.Difference difference, String actor) {
        NodeId destination = difference.destination();
        Tuple row = Tuple.tuple()
                .addString(difference.id())
                .addString(difference.key().sku().value())
                .addString(difference.key().reference())
                .addString(destination == null ? null : destination.value())
                .addBigDecimal(difference.quantity().value())
                .addString(difference.reason())
                .addString(actor)
                .addOffsetDateTime(difference.at().atOffset(ZoneOffset.UTC));
        return tx.preparedQuery(END).execute(row).replaceWithVoid();
    }

    private static Tuple name(TransferKey key) {
        return Tuple.of(key.sku().value(), key.reference());
    }

    private static Optional<Transfer> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).findFirst().map(TransferRows::transfer);
    }

    private static Transfer transfer(Row row) {
        return new Transfer(key(row), destination(row), new Quantity(row.getBigDecimal("in_transit")));
    }

    private static TransferClosing.Difference difference(Row row) {
        return new TransferClosing.Difference(
                row.getString("id"),
                key(row),
                destination(row),
                new Quantity(row.getBigDecimal("quantity")),
                row.getString("reason"),
                row.getOffsetDateTime("at").toInstant());
    }

    private static TransferKey key(Row row) {
        return new TransferKey(new Sku(row.getString("sku")), row.getString("reference"));
    }

    private static @Nullable NodeId destination(Row row) {
        String destination = row.getString("destination");
        return destination == null ? null : new NodeId(destination);
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
    }
}
