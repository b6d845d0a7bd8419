package io.continuo.inventory.promise;

import io.continuo.events.CustomerId;
import io.continuo.events.PromiseChanged;
import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.reservation.ReservationId;
import io.continuo.inventory.stock.StockKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** The promises. Whoever changes one locks its row first and the stock rows after it. */
@Singleton
class Promises {

    private static final String FIND = """
            SELECT p.*, r.channel, r.customer_id FROM promise p JOIN reservation r ON r.id = p.reservation
            WHERE p.id = $1
            """;

    private static final String LOCK = FIND + "FOR UPDATE OF p";

    private static final String PARTS = "SELECT * FROM promise_part WHERE promise = $1 ORDER BY line, node";

    private static final String ADD =
            "INSERT INTO promise (id, reservation, order_id, fulfilment, created_at) VALUES ($1, $2, $3, $4, $5)";

    private static final String SAVE_PARTS = """
            INSERT INTO promise_part (promise, line, sku, node, quantity, fulfilled, cancelled, rejected, returned)
            SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[], $5::numeric[], $6::numeric[], $7::numeric[],
                $8::numeric[], $9::numeric[])
            ON CONFLICT (promise, line, node) DO UPDATE SET
                quantity = EXCLUDED.quantity, fulfilled = EXCLUDED.fulfilled, cancelled = EXCLUDED.cancelled,
                rejected = EXCLUDED.rejected, returned = EXCLUDED.returned
            """;

    Uni<Optional<Promise>> find(SqlClient client, PromiseId id) {
        return read(client, FIND, id);
    }

    /** Locks the promise until the transaction ends. */
    Uni<Optional<Promise>> lock(SqlConnection tx, PromiseId id) {
        return read(tx, LOCK, id);
    }

    Uni<Void> add(SqlConnection tx, Promise promise) {
        Promise.Order order = promise.order();
        Tuple row = Tuple.of(
                order.id().value(),
                order.reservation().value(),
                order.orderId(),
                order.fulfilment().name().toLowerCase(Locale.ROOT),
                order.createdAt().atOffset(ZoneOffset.UTC));
        return tx.preparedQuery(ADD).execute(row).chain(() -> save(tx, promise));
    }

    /** Writes the parts as they are now. */
    Uni<Void> save(SqlConnection tx, Promise promise) {
        List<PromisePart> parts = promise.parts();
        Tuple columns = Tuple.tuple()
                .addString(promise.order().id().value())
                .addValue(parts.stream().map(PromisePart::line).toArray(String[]::new))
                .addValue(parts.stream().map(part -> part.key().sku().value()).toArray(String[]::new))
                .addValue(parts.stream().map(part -> part.key().node().value()).toArray(String[]::new))
                .addValue(numbers(parts, PromisePart::quantity))
                .addValue(numbers(parts, PromisePart::fulfilled))
                .addValue(numbers(parts, PromisePart::cancelled))
                .addValue(numbers(parts, PromisePart::rejected))
                .addValue(numbers(parts, PromisePart::returned));
        return tx.preparedQuery(SAVE_PARTS).execute(columns).replaceWithVoid();
    }

    /** The parts are read behind the lock, in a statement of their own: a lock that waited shows the row anew, not them. */
    private static Uni<Optional<Promise>> read(SqlClient client, String query, PromiseId id) {
        return client.preparedQuery(query)
                .execute(Tuple.of(id.value()))
                .chain(found -> found.size() == 0
                        ? Uni.createFrom().item(Optional.empty())
                        : client.preparedQuery(PARTS)
                                .execute(Tuple.of(id.value()))
                                .map(parts ->
                                        Optional.of(promise(found.iterator().next(), parts))));
    }

    private static Promise promise(Row row, RowSet<Row> parts) {
        String customer = row.getString("customer_id");
        Promise.Order order = new Promise.Order(
                new PromiseId(row.getString("id")),
                new ReservationId(row.getString("reservation")),
                new ChannelId(row.getString("channel")),
                customer == null ? null : new CustomerId(customer),
                row.getString("order_id"),
                PromiseChanged.Fulfilment.valueOf(row.getString("fulfilment").toUpperCase(Locale.ROOT)),
                row.getOffsetDateTime("created_at").toInstant());
        return Promise.of(
                order,
                StreamSupport.stream(parts.spliterator(), false)
                        .map(Promises::part)
                        .toList());
    }

    private static PromisePart part(Row row) {
        return new PromisePart(
                row.getString("line"),
                new StockKey(new Sku(row.getString("sku")), new NodeId(row.getString("node"))),
                quantity(row, "quantity"),
                quantity(row, "fulfilled"),
                quantity(row, "cancelled"),
                quantity(row, "rejected"),
                quantity(row, "returned"));
    }

    private static Quantity quantity(Row row, String column) {
        return new Quantity(row.getBigDecimal(column));
    }

    private static Object numbers(List<PromisePart> parts, Function<PromisePart, Quantity> amount) {
        return parts.stream().map(part -> amount.apply(part).value()).toArray(BigDecimal[]::new);
    }
}
