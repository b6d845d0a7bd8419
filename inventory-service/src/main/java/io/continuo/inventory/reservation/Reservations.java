package io.continuo.inventory.reservation;

import io.continuo.events.CustomerId;
import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.Sku;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The reservations. Whoever changes one locks its row first and the stock rows after it; whoever locks several does so
 * in the order of their ids.
 */
@Singleton
public class Reservations {

    private static final String SELECT = """
            SELECT r.*,
                (SELECT jsonb_agg(jsonb_build_array(p.line, p.sku, p.node, p.quantity::text) ORDER BY p.line, p.node)
                 FROM reservation_part p WHERE p.reservation = r.id) AS parts
            FROM reservation r
            """;

    private static final String FIND = SELECT + "WHERE r.id = $1";
    private static final String LOCK = SELECT + "WHERE r.id = $1 FOR UPDATE OF r";

    /** A lock on the cart itself: while nothing is held for it there is no row to lock. */
    private static final String LOCK_CART_NAME =
            "SELECT 1 FROM pg_advisory_xact_lock(hashtextextended($1 || chr(10) || $2, 7233202))";

    private static final String LOCK_CART =
            SELECT + "WHERE r.channel = $1 AND r.cart = $2 AND r.state = 'held' FOR UPDATE OF r";

    private static final String LOCK_EXPIRED = SELECT + """
            WHERE r.state = 'held' AND r.expires_at <= $1
            ORDER BY r.id LIMIT $2 FOR UPDATE OF r SKIP LOCKED
            """;

    /** Waits for whoever holds one: afterwards it is not in the way any more. */
    private static final String LOCK_EXPIRED_OF = SELECT + """
            WHERE r.id IN (
                SELECT p.reservation FROM reservation_part p JOIN item i ON i.sku = p.sku
                WHERE i.sku_key = ANY($3) AND p.held_until <= $1
            ) AND r.state = 'held'
            ORDER BY r.id LIMIT $2 FOR UPDATE OF r
            """;

    private static final String OF_CUSTOMERS = SELECT + """
            WHERE r.customer_id = ANY($1) AND (r.created_at, r.id) < ($2, $3)
            ORDER BY r.created_at DESC, r.id DESC LIMIT $4
            """;

    private static final String ADD = """
            WITH added AS (
                INSERT INTO reservation (id, channel, customer_id, cart, state, expires_at, created_at)
                VALUES ($1, $2,
                    CASE WHEN NOT EXISTS (
                        SELECT FROM erased_customer WHERE id_hash = sha256(convert_to($3::text, 'UTF8'))) THEN $3 END,
                    $4, 'held', $5, $6)
            )
            INSERT INTO reservation_part (reservation, line, sku, node, quantity, held_until)
            SELECT $1, part.line, part.sku, part.node, part.quantity, $5
            FROM unnest($7::text[], $8::text[], $9::text[], $10::numeric[]) AS part(line, sku, node, quantity)
            """;

    private static final String CLOSE = """
            WITH closed AS (UPDATE reservation SET state = $2 WHERE id = ANY($1))
            UPDATE reservation_part SET held_until = NULL WHERE reservation = ANY($1)
            """;

    private static final String CONFIRM = """
            WITH confirmed AS (UPDATE reservation SET state = 'confirmed', promise = $2 WHERE id = $1)
            UPDATE reservation_part SET held_until = NULL WHERE reservation = $1
            """;

    /** Where a page of a customer's reservations ended. */
    record Position(Instant createdAt, String id) {}

    Uni<Optional<Reservation>> find(SqlClient client, ReservationId id, Instant now) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(id.value()))
                .map(rows -> first(rows).map(row -> ReservationRows.reservation(row, now)));
    }

    /** Locks the reservation until the transaction ends. */
    public Uni<Optional<Reservation>> lock(SqlConnection tx, ReservationId id, Instant now) {
        return tx.preparedQuery(LOCK)
                .execute(Tuple.of(id.value()))
                .map(rows -> first(rows).map(row -> ReservationRows.reservation(row, now)));
    }

    /** Locks the cart, before any row, and then its hold, expired or not; there is at most one. */
    Uni<Optional<Reservation.Held>> lockHeld(SqlConnection tx, ChannelId channel, @Nullable String cart) {
        if (cart == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        Tuple name = Tuple.of(channel.value(), cart);
        return tx.preparedQuery(LOCK_CART_NAME)
                .execute(name)
                .chain(() -> tx.preparedQuery(LOCK_CART).execute(name))
                .map(rows -> first(rows).map(ReservationRows::held));
    }

    /** Locks expired holds that nobody else works on. */
    Uni<List<Reservation.Held>> lockExpired(SqlConnection tx, Instant now, int limit) {
        return tx.preparedQuery(LOCK_EXPIRED)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), limit))
                .map(rows -> ReservationRows.list(rows, ReservationRows::held));
    }

    /** Locks expired holds of these SKUs. */
    Uni<List<Reservation.Held>> lockExpired(SqlConnection tx, Collection<Sku> skus, Instant now, int limit) {
        String[] keys = skus.stream().map(Sku::key).distinct().toArray(String[]::new);
        return tx.preparedQuery(LOCK_EXPIRED_OF)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), limit, keys))
                .map(rows -> ReservationRows.list(rows, ReservationRows::held));
    }

    /** A customer's reservations, the newest first; a merged customer has several ids. */
    Uni<List<Reservation>> of(
            SqlClient client, Collection<CustomerId> customer, Position after, int limit, Instant now) {
        String[] ids = customer.stream().map(CustomerId::value).toArray(String[]::new);
        return client.preparedQuery(OF_CUSTOMERS)
                .execute(Tuple.of(ids, after.createdAt().atOffset(ZoneOffset.UTC), after.id(), limit))
                .map(rows -> ReservationRows.list(rows, row -> ReservationRows.reservation(row, now)));
    }

    Uni<Void> add(SqlConnection tx, Reservation.Held held) {
        Terms terms = held.terms();
        List<Terms.Part> parts = terms.parts();
        Tuple row = Tuple.tuple()
                .addString(terms.id().value())
                .addString(terms.channel().value())
                .addString(terms.customer() == null ? null : terms.customer().value())
                .addString(terms.cart())
                .addOffsetDateTime(terms.expiresAt().atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(terms.createdAt().atOffset(ZoneOffset.UTC))
                .addValue(parts.stream().map(Terms.Part::line).toArray(String[]::new))
                .addValue(parts.stream().map(part -> part.key().sku().value()).toArray(String[]::new))
                .addValue(parts.stream().map(part -> part.key().node().value()).toArray(String[]::new))
                .addValue(parts.stream().map(part -> part.quantity().value()).toArray(BigDecimal[]::new));
        return tx.preparedQuery(ADD).execute(row).replaceWithVoid();
    }

    /** Writes down that these do not hold any more. Their rows are locked. */
    Uni<Void> close(SqlConnection tx, Collection<ReservationId> ids, String state) {
        if (ids.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String[] values = ids.stream().map(ReservationId::value).toArray(String[]::new);
        return tx.preparedQuery(CLOSE).execute(Tuple.of(values, state)).replaceWithVoid();
    }

    /** Writes down what the reservation became. Its row is locked. */
    public Uni<Void> confirm(SqlConnection tx, ReservationId id, String promiseId) {
        return tx.preparedQuery(CONFIRM)
                .execute(Tuple.of(id.value(), promiseId))
                .replaceWithVoid();
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }
}
