package io.continuo.inventory.privacy;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.continuo.events.CustomerId;
import io.continuo.events.LogKeys;
import io.continuo.events.PrivacyRequested;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** What was reserved for and promised to a person. */
@Singleton
class Exports {

    private static final Duration KEPT = Duration.ofDays(7);

    private static final String KEEP = """
            INSERT INTO privacy_export (request_id, customers, requested_at, subjects) VALUES ($1, $2, $3, $4)
            ON CONFLICT DO NOTHING
            """;

    private static final String READ = """
            SELECT (
                SELECT coalesce(jsonb_agg(jsonb_build_object(
                    'reservationId', r.id, 'customerId', r.customer_id, 'channel', r.channel, 'cart', r.cart,
                    'state', r.state, 'createdAt', r.created_at, 'expiresAt', r.expires_at,
                    'promiseId', p.id, 'orderId', p.order_id, 'fulfilment', p.fulfilment,
                    'lines', (
                        SELECT jsonb_agg(jsonb_build_object(
                            'line', split_part(part.line, chr(31), 1), 'sku', part.sku, 'node', part.node, 'quantity', part.quantity))
                        FROM reservation_part part WHERE part.reservation = r.id),
                    'decisions', (
                        SELECT jsonb_agg(jsonb_build_object('cause', d.cause, 'at', d.at, 'decision', d.decision)
                            ORDER BY d.seq)
                        FROM decision d WHERE d.reservation = r.id)
                    ) ORDER BY r.created_at, r.id), '[]')
                FROM reservation r LEFT JOIN promise p ON p.reservation = r.id
                WHERE r.id IN (
                    SELECT id FROM reservation WHERE customer_id = ANY(e.customers) OR subject = ANY(e.subjects)
                    UNION SELECT own.id FROM reservation own JOIN identifier_owner o ON o.subject = own.subject
                        WHERE o.customer_id = ANY(e.customers))
            )::text AS reservations
            FROM privacy_export e WHERE e.request_id = $1 AND e.requested_at > $2
            """;

    private final Pool pool;
    private final InstantSource clock;

    Exports(Pool pool, InstantSource clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** This service's part of an export. */
    record Export(
            String requestId, String service, @JsonRawValue String reservations) {}

    Uni<Void> keep(SqlConnection tx, PrivacyRequested requested) {
        String[] customers =
                requested.customerIds().stream().map(CustomerId::value).toArray(String[]::new);
        String[] subjects =
                requested.identifiers().stream().map(LogKeys::subject).toArray(String[]::new);
        return tx.preparedQuery(KEEP)
                .execute(Tuple.of(requested.requestId(), customers, time(requested.requestedAt()), subjects))
                .replaceWithVoid();
    }

    /** Empty when none was requested by this id in the last seven days. */
    Uni<Optional<Export>> export(String requestId) {
        return pool.preparedQuery(READ)
                .execute(Tuple.of(requestId, time(oldest())))
                .map(rows ->
                        first(rows).map(row -> new Export(requestId, Requests.SERVICE, row.getString("reservations"))));
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return pool.preparedQuery("DELETE FROM privacy_export WHERE requested_at <= $1")
                .execute(Tuple.of(time(oldest())))
                .replaceWithVoid();
    }

    private Instant oldest() {
        return clock.instant().minus(KEPT);
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
    }
}
