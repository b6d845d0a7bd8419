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
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The reservations. Whoever changes one locks its row first and the stock rows after it; whoever locks several does so
 * in the order of their ids.
 */
@Singleton
public class Reservations {

    private static final String SELECT = """
            SELECT r.id, r.channel, r.cart, r.state, r.expires_at, r.created_at, r.promise, r.changes,
                coalesce((SELECT a.current FROM customer_alias a WHERE a.customer_id = r.customer_id), r.customer_id,
                    (SELECT o.customer_id FROM identifier_owner o WHERE o.subject = r.subject)) AS customer_id,
                (SELECT jsonb_agg(jsonb_build_array(p.line, p.sku, p.node, p.quantity::text) ORDER BY p.line, p.node)
                 FROM reservation_part p WHERE p.reservation = r.id) AS parts
            FROM reservation r
            """;

    private static final String FIND = SELECT + "WHERE r.id = $1";

    /** What a reservation holds is read behind its lock: one that waited shows the row anew, not the parts. */
    private static final String LOCK = "SELECT 1 FROM reservation WHERE id = $1 FOR UPDATE";

    private static final String OF_IDS = SELECT + "WHERE r.id = ANY($1) ORDER BY r.id";

    /** Locks on the carts themselves, in one order: while nothing is held for a cart there is no row to lock. */
    private static final String LOCK_CART_NAMES = """
            SELECT pg_advisory_xact_lock(hashtextextended(w.channel || chr(10) || w.cart, 7233202))
            FROM (SELECT * FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS c(channel, cart, position)
                ORDER BY c.position) AS w
            """;

    private static final String HELD_FOR_CARTS = """
            JOIN unnest($1::text[], $2::text[]) AS w(channel, cart) ON r.channel = w.channel AND r.cart = w.cart
            WHERE r.state = 'held' ORDER BY r.id
            """;

    private static final String LOCK_CARTS = "SELECT r.id FROM reservation r " + HELD_FOR_CARTS + "FOR UPDATE OF r";
    private static final String OF_CARTS = SELECT + HELD_FOR_CARTS;

    private static final String LOCK_EXPIRED = """
            SELECT r.id FROM reservation r
            WHERE r.id IN (SELECT p.reservation FROM reservation_part p WHERE p.held_until <= $1) AND r.state = 'held'
            ORDER BY r.id LIMIT $2 FOR UPDATE OF r SKIP LOCKED
            """;

    /** Waits for whoever holds one: afterwards it is not in the way any more. Whoever wants a kit wants its components. */
    private static final String LOCK_EXPIRED_OF = """
            SELECT r.id FROM reservation r
            WHERE r.id IN (
                SELECT p.reservation FROM reservation_part p JOIN item i ON i.sku = p.sku
                WHERE (i.sku_key = ANY($3) OR i.sku = ANY(ARRAY(
                        SELECT unnest(kit.component_skus) FROM item kit WHERE kit.sku_key = ANY($3))))
                    AND p.held_until <= $1
            ) AND r.state = 'held'
            ORDER BY r.id LIMIT $2 FOR UPDATE OF r
            """;

    /** Of everybody who turned out to be one of these customers. */
    private static final String OF_CUSTOMERS = """
            WITH named AS (
                SELECT coalesce(a.current, n.id) AS id
                FROM unnest($1::text[]) AS n(id) LEFT JOIN customer_alias a ON a.customer_id = n.id
            ), everybody AS (
                SELECT id FROM named UNION SELECT unnest($1::text[])
                UNION SELECT a.customer_id FROM customer_alias a JOIN named ON a.current = named.id
            )
            """ + SELECT + """
            WHERE r.id IN (
                SELECT id FROM reservation WHERE customer_id IN (SELECT id FROM everybody)
                UNION SELECT id FROM reservation WHERE customer_id IS NULL AND subject IN (
                    SELECT o.subject FROM identifier_owner o WHERE o.customer_id IN (SELECT id FROM everybody)
                    UNION SELECT $5::text)
            ) AND (r.created_at, r.id) < ($2, $3)
            ORDER BY r.created_at DESC, r.id DESC LIMIT $4
            """;

    private static final String ADD = """
            WITH added AS (
                INSERT INTO reservation (id, channel, customer_id, cart, state, expires_at, created_at, decision,
                    subject)
                SELECT w.id, w.channel,
                    CASE WHEN w.customer IS NOT NULL AND NOT EXISTS (
                        SELECT FROM erased_customer WHERE id_hash = sha256(convert_to(w.customer, 'UTF8')))
                        THEN w.customer END,
                    w.cart, 'held', w.expires_at, w.created_at, w.decision::json,
                    w.subject
                FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[],
                    $13::text[], $14::text[])
                    AS w(id, channel, customer, cart, expires_at, created_at, decision, subject)
            )
            INSERT INTO reservation_part (reservation, line, sku, node, quantity, held_until)
            SELECT * FROM unnest($7::text[], $8::text[], $9::text[], $10::text[], $11::numeric[], $12::timestamptz[])
            """;

    private static final String CHANGE = """
            WITH changed AS (
                UPDATE reservation SET expires_at = $2, changes = $3,
                    customer_id = CASE WHEN $4::text IS NOT NULL AND NOT EXISTS (
                        SELECT FROM erased_customer WHERE id_hash = sha256(convert_to($4::text, 'UTF8')))
                        THEN $4::text ELSE customer_id END
                WHERE id = $1
            )
            UPDATE reservation_part SET held_until = $2 WHERE reservation = $1
            """;

    private static final String DROP_PARTS = "DELETE FROM reservation_part WHERE reservation = $1";

    private static final String ADD_PARTS = """
            INSERT INTO reservation_part (reservation, line, sku, node, quantity, held_until)
            SELECT $1, part.line, part.sku, part.node, part.quantity, $6
            FROM unnest($2::text[], $3::text[], $4::text[], $5::numeric[]) AS part(line, sku, node, quantity)
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
        return Uni.combine()
                .all()
                .unis(tx.preparedQuery(LOCK).execute(Tuple.of(id.value())), find(tx, id, now))
                .with((locked, found) -> found);
    }

    /** A caller's cart on a channel; the natural order is the order carts are locked in. */
    record Cart(ChannelId channel, String name) implements Comparable<Cart> {

        private static final Comparator<Cart> ORDER =
                Comparator.comparing((Cart cart) -> cart.channel().value()).thenComparing(Cart::name);

        static @Nullable Cart of(ReservationRequest request) {
            return request.cart() == null ? null : new Cart(request.channel(), request.cart());
        }

        @Override
        public int compareTo(Cart other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * Locks the carts, before any row, and then their holds, expired or not; there is at most one for each.
     *
     * @param carts in their order, no two the same
     */
    Uni<Map<Cart, Reservation.Held>> lockHeld(SqlConnection tx, List<Cart> carts) {
        if (carts.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Tuple names = Tuple.of(
                carts.stream().map(cart -> cart.channel().value()).toArray(String[]::new),
                carts.stream().map(Cart::name).toArray(String[]::new));
        return Uni.combine()
                .all()
                .unis(
                        tx.preparedQuery(LOCK_CART_NAMES).execute(names),
                        tx.preparedQuery(LOCK_CARTS).execute(names),
                        tx.preparedQuery(OF_CARTS).execute(names))
                .with((named, locked, rows) -> ReservationRows.list(rows, ReservationRows::held).stream()
                        .collect(Collectors.toMap(Reservations::cartOf, held -> held)));
    }

    private static Cart cartOf(Reservation.Held held) {
        return new Cart(
                held.terms().channel(), Objects.requireNonNull(held.terms().cart()));
    }

    /** Locks expired holds that nobody else works on. */
    Uni<List<Reservation.Held>> lockExpired(SqlConnection tx, Instant now, int limit) {
        return tx.preparedQuery(LOCK_EXPIRED)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), limit))
                .chain(locked -> held(tx, locked));
    }

    /** Locks expired holds of these SKUs. */
    Uni<List<Reservation.Held>> lockExpired(SqlConnection tx, Collection<Sku> skus, Instant now, int limit) {
        String[] keys = skus.stream().map(Sku::key).distinct().toArray(String[]::new);
        return tx.preparedQuery(LOCK_EXPIRED_OF)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), limit, keys))
                .chain(locked -> held(tx, locked));
    }

    private static Uni<List<Reservation.Held>> held(SqlConnection tx, RowSet<Row> locked) {
        String[] ids = ReservationRows.list(locked, row -> row.getString("id")).toArray(String[]::new);
        return ids.length == 0
                ? Uni.createFrom().item(List.of())
                : tx.preparedQuery(OF_IDS)
                        .execute(Tuple.of((Object) ids))
                        .map(rows -> ReservationRows.list(rows, ReservationRows::held));
    }

    /**
     * Whose reservations are asked for.
     *
     * @param ids of customers; a merged one has several
     * @param subject digest of an identifier that was said with a reservation; null for none
     */
    record Whose(Collection<CustomerId> ids, @Nullable String subject) {}

    /** Somebody's reservations, the newest first. */
    Uni<List<Reservation>> of(SqlClient client, Whose whose, Position after, int limit, Instant now) {
        String[] ids = whose.ids().stream().map(CustomerId::value).toArray(String[]::new);
        return client.preparedQuery(OF_CUSTOMERS)
                .execute(Tuple.of(ids, after.createdAt().atOffset(ZoneOffset.UTC), after.id(), limit, whose.subject()))
                .map(rows -> ReservationRows.list(rows, row -> ReservationRows.reservation(row, now)));
    }

    /** Adds all in one statement. */
    Uni<Void> addAll(SqlConnection tx, List<Reservation.Held> holds) {
        if (holds.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(ADD).execute(ReservationRows.columns(holds)).replaceWithVoid();
    }

    /**
     * Writes down for whom and until when it holds. Its row is locked.
     *
     * @param customer null where that stays as it is
     */
    Uni<Void> change(SqlConnection tx, Reservation.Held held, @Nullable CustomerId customer) {
        Terms terms = held.terms();
        return tx.preparedQuery(CHANGE)
                .execute(Tuple.of(
                        terms.id().value(),
                        terms.expiresAt().atOffset(ZoneOffset.UTC),
                        terms.changes(),
                        customer == null ? null : customer.value()))
                .replaceWithVoid();
    }

    /** As {@link #change}, with other parts. */
    Uni<Void> changeParts(SqlConnection tx, Reservation.Held held, @Nullable CustomerId customer) {
        Terms terms = held.terms();
        return change(tx, held, customer)
                .chain(() ->
                        tx.preparedQuery(DROP_PARTS).execute(Tuple.of(terms.id().value())))
                .chain(() -> tx.preparedQuery(ADD_PARTS).execute(ReservationRows.partColumns(terms)))
                .replaceWithVoid();
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
