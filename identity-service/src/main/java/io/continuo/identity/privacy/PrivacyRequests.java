package io.continuo.identity.privacy;

import io.continuo.events.PrivacyReceipt;
import io.continuo.events.PrivacyRequested;
import io.continuo.events.PrivacyRequested.Kind;
import io.continuo.identity.Rows;
import io.continuo.identity.graph.Nodes;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of requests and their receipts. */
@Singleton
class PrivacyRequests {

    private static final String INSERT = """
            INSERT INTO privacy_requests (id, kind, customer_id, bases, requested_by, requested_at, announcement, announced_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $6)
            """;

    private static final String FIND =
            "SELECT id, kind, customer_id, requested_at, completed_at FROM privacy_requests WHERE id = $1";

    private static final String RECEIPTS = """
            SELECT service, counts, at, log_clean_by FROM privacy_receipts WHERE request_id = $1 ORDER BY service
            """;

    private static final String LOCK = "SELECT FROM privacy_requests WHERE id = $1 FOR UPDATE";

    private static final String RECEIVE = """
            INSERT INTO privacy_receipts (request_id, service, counts, at, log_clean_by) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (request_id, service) DO NOTHING
            """;

    private static final String COMPLETE = """
            UPDATE privacy_requests SET completed_at = $2, announcement = NULL
            WHERE id = $1 AND completed_at IS NULL
                AND (SELECT count(*) FROM privacy_receipts WHERE request_id = $1 AND service = ANY ($3)) = cardinality($3)
            """;

    private static final String WAITING = """
            SELECT id, announcement FROM privacy_requests
            WHERE completed_at IS NULL AND announced_at < $1 ORDER BY announced_at LIMIT $2 FOR UPDATE SKIP LOCKED
            """;

    private static final String ANY_SINCE = """
            SELECT EXISTS (SELECT FROM privacy_requests WHERE completed_at IS NULL OR completed_at > $1) AS found
            """;

    private static final String ANNOUNCED = "UPDATE privacy_requests SET announced_at = $2 WHERE id = ANY ($1)";

    /** A request whose announcement is due again. */
    record Waiting(UUID id, byte[] announcement) {}

    Uni<Void> insert(SqlConnection tx, Opened opened, byte[] announcement) {
        PrivacyRequested event = opened.event();
        UUID[] bases = event.customerIds().stream().map(Nodes::of).toArray(UUID[]::new);
        Tuple row = Tuple.tuple()
                .addValue(opened.id())
                .addValue(text(event.kind()))
                .addValue(Nodes.of(opened.base()))
                .addValue(bases)
                .addValue(opened.by())
                .addValue(Rows.time(event.requestedAt()))
                .addValue(Buffer.buffer(announcement));
        return tx.preparedQuery(INSERT).execute(row).replaceWithVoid();
    }

    Uni<Optional<Request>> find(SqlClient client, UUID id) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().item(Optional.empty())
                        : receipts(client, id)
                                .map(receipts ->
                                        Optional.of(request(rows.iterator().next(), receipts))));
    }

    /** Keeps the receipt once; false where there is no such request. */
    Uni<Boolean> receive(SqlConnection tx, UUID request, PrivacyReceipt receipt) {
        Tuple row = Tuple.of(
                request,
                receipt.service(),
                new JsonObject(new HashMap<>(receipt.counts())),
                Rows.time(receipt.at()),
                optional(receipt.logCleanBy()));
        return tx.preparedQuery(LOCK)
                .execute(Tuple.of(request))
                .chain(found -> found.size() == 0
                        ? Uni.createFrom().item(false)
                        : tx.preparedQuery(RECEIVE).execute(row).replaceWith(true));
    }

    /** Whether this was the receipt that completes the request, which is locked. */
    Uni<Boolean> complete(SqlConnection tx, UUID request, Collection<String> owing, Instant at) {
        Tuple done = Tuple.of(request, Rows.time(at), owing.toArray(String[]::new));
        return tx.preparedQuery(COMPLETE).execute(done).map(result -> result.rowCount() > 0);
    }

    Uni<List<Waiting>> waiting(SqlConnection tx, Instant announcedBefore, int most) {
        return tx.preparedQuery(WAITING)
                .execute(Tuple.of(Rows.time(announcedBefore), most))
                .map(rows -> Rows.list(rows, row -> new Waiting(row.getUUID("id"), Rows.bytes(row, "announcement"))));
    }

    /** Whether a request is running, or was completed after the given time. */
    Uni<Boolean> anySince(SqlClient client, Instant time) {
        return client.preparedQuery(ANY_SINCE)
                .execute(Tuple.of(Rows.time(time)))
                .map(rows -> rows.iterator().next().getBoolean("found"));
    }

    Uni<Void> announced(SqlConnection tx, List<Waiting> again, Instant at) {
        UUID[] ids = again.stream().map(Waiting::id).toArray(UUID[]::new);
        return tx.preparedQuery(ANNOUNCED).execute(Tuple.of(ids, Rows.time(at))).replaceWithVoid();
    }

    private static Uni<List<PrivacyReceipt>> receipts(SqlClient client, UUID request) {
        return client.preparedQuery(RECEIPTS)
                .execute(Tuple.of(request))
                .map(rows -> Rows.list(rows, row -> receipt(request, row)));
    }

    private static Request request(Row row, List<PrivacyReceipt> receipts) {
        return new Request(
                row.getUUID("id"),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                Nodes.customer(row.getUUID("customer_id")),
                Rows.instant(row, "requested_at"),
                instant(row, "completed_at"),
                receipts);
    }

    private static PrivacyReceipt receipt(UUID request, Row row) {
        Map<String, Long> counts = new HashMap<>();
        row.getJsonObject("counts")
                .forEach(count -> counts.put(count.getKey(), ((Number) count.getValue()).longValue()));
        return new PrivacyReceipt(
                request.toString(),
                row.getString("service"),
                PrivacyReceipt.State.DONE,
                counts,
                Rows.instant(row, "at"),
                instant(row, "log_clean_by"));
    }

    static String text(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable OffsetDateTime optional(@Nullable Instant time) {
        return time == null ? null : Rows.time(time);
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
