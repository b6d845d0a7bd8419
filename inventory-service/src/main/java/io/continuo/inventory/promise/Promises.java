package io.continuo.inventory.promise;

import io.continuo.events.CustomerId;
import io.continuo.inventory.catalog.NodeId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The promises. Whoever changes one locks its row first and the stock rows after it. */
@Singleton
class Promises {

    private static final String SELECT = """
            SELECT p.*, r.channel,
                coalesce((SELECT a.current FROM customer_alias a WHERE a.customer_id = r.customer_id), r.customer_id,
                    (SELECT o.customer_id FROM identifier_owner o WHERE o.subject = r.subject)) AS customer_id
            FROM promise p JOIN reservation r ON r.id = p.reservation
            """;

    private static final String FIND = SELECT + "WHERE p.id = $1 ";

    /** Of those at a node, what it still works on; of a customer, under any id and name they ever had. */
    private static final String PAGE = """
            WITH named AS (
                SELECT coalesce((SELECT current FROM customer_alias WHERE customer_id = $3::text), $3::text) AS id
            ), everybody AS (
                SELECT $3::text AS id UNION SELECT id FROM named
                UNION SELECT a.customer_id FROM customer_alias a JOIN named ON a.current = named.id
            )
            """ + SELECT + """
            WHERE p.id > $1 COLLATE "C" AND ($2::text IS NULL OR p.order_id = $2)
                AND ($3::text IS NULL OR p.reservation IN (
                    SELECT id FROM reservation WHERE customer_id IN (SELECT id FROM everybody)
                    UNION SELECT id FROM reservation WHERE customer_id IS NULL AND subject IN (
                        SELECT o.subject FROM identifier_owner o WHERE o.customer_id IN (SELECT id FROM everybody))))
                AND ($4::text IS NULL OR p.id IN (
                    SELECT promise FROM promise_part
                    WHERE node = $4 AND fulfilled + cancelled + rejected < quantity))
            ORDER BY p.id COLLATE "C" LIMIT $5
            """;

    private static final String PARTS_OF_ALL =
            "SELECT * FROM promise_part WHERE promise = ANY($1) ORDER BY promise, line, node";

    private static final String DUE = """
            SELECT p.id FROM promise p WHERE p.collect_by <= $1
            UNION SELECT a.promise FROM promise_part a WHERE a.asked_until <= $1
            LIMIT $2
            """;

    private static final String LOCK = FIND + "FOR UPDATE OF p";

    private static final String PARTS = "SELECT * FROM promise_part WHERE promise = $1 ORDER BY line, node";

    private static final String ADD = """
            INSERT INTO promise (id, reservation, order_id, fulfilment, created_at, sold_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            """;

    private static final String SAVE_PARTS = """
            WITH saved AS (UPDATE promise SET collect_by = $13 WHERE id = $1 AND collect_by IS DISTINCT FROM $13)
            INSERT INTO promise_part (promise, line, sku, node, quantity, fulfilled, cancelled, rejected, returned,
                ready, asked_until, backs)
            SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[], $5::numeric[], $6::numeric[], $7::numeric[],
                $8::numeric[], $9::numeric[], $10::numeric[], $11::timestamptz[], $12::text[])
            ON CONFLICT (promise, line, node) DO UPDATE SET
                quantity = EXCLUDED.quantity, fulfilled = EXCLUDED.fulfilled, cancelled = EXCLUDED.cancelled,
                rejected = EXCLUDED.rejected, returned = EXCLUDED.returned, ready = EXCLUDED.ready,
                asked_until = EXCLUDED.asked_until, backs = EXCLUDED.backs
            """;

    Uni<Optional<Promise>> find(SqlClient client, PromiseId id) {
        return read(client, FIND, id);
    }

    /**
     * Which promises are asked for; null for any.
     *
     * @param customer under any id they ever had
     * @param node that still works on it
     */
    record Filter(
            @Nullable String orderId,
            @Nullable CustomerId customer,
            @Nullable NodeId node) {}

    /** In the order of their ids, behind {@code after}. */
    Uni<List<Promise>> page(SqlClient client, Filter filter, String after, int limit) {
        CustomerId customer = filter.customer();
        NodeId node = filter.node();
        return client.preparedQuery(PAGE)
                .execute(Tuple.of(
                        after,
                        filter.orderId(),
                        customer == null ? null : customer.value(),
                        node == null ? null : node.value(),
                        limit))
                .chain(found -> client.preparedQuery(PARTS_OF_ALL)
                        .execute(Tuple.of((Object) PromiseRows.ids(found)))
                        .map(parts -> PromiseRows.promises(found, parts)));
    }

    /** Promises with something that was not collected or not answered in time. */
    Uni<List<PromiseId>> due(SqlClient client, Instant now, int limit) {
        return client.preparedQuery(DUE)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new PromiseId(row.getString("id")))
                        .toList());
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
                order.createdAt().atOffset(ZoneOffset.UTC),
                order.soldAt() == null ? null : order.soldAt().value());
        return tx.preparedQuery(ADD).execute(row).chain(() -> save(tx, promise));
    }

    /** Writes the parts as they are now. */
    Uni<Void> save(SqlConnection tx, Promise promise) {
        return tx.preparedQuery(SAVE_PARTS)
                .execute(PromiseRows.columns(promise))
                .replaceWithVoid();
    }

    /** The parts are read behind the lock, in a statement of their own: a lock that waited shows the row anew, not them. */
    private static Uni<Optional<Promise>> read(SqlClient client, String query, PromiseId id) {
        return client.preparedQuery(query)
                .execute(Tuple.of(id.value()))
                .chain(found -> found.size() == 0
                        ? Uni.createFrom().item(Optional.empty())
                        : client.preparedQuery(PARTS)
                                .execute(Tuple.of(id.value()))
                                .map(parts -> Optional.of(
                                        PromiseRows.promise(found.iterator().next(), parts))));
    }
}
