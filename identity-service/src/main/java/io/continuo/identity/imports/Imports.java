package io.continuo.identity.imports;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.identity.Rows;
import io.continuo.identity.vault.DataKey;
import io.continuo.identity.vault.Vault;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Imports, and the uploads that fill them. */
@Singleton
class Imports {

    /** Lanes of one import; the most chunks of it that are worked on at once. */
    static final int LANES = 4;

    private static final String CREATE = """
            INSERT INTO imports (id, state, request_key, upload, records, chain, read, rejected, created_at, touched_at)
            VALUES ($1, 'receiving', $2, $3, 0, $4, 0, 0, $5, $5) ON CONFLICT (request_key) DO NOTHING
            """;

    private static final String OF_REQUEST = """
            SELECT id, state, upload, records, chain, touched_at FROM imports
            WHERE request_key = $1 FOR UPDATE
            """;

    private static final String TAKE_OVER = "UPDATE imports SET upload = $2, touched_at = $3 WHERE id = $1";

    private static final String GROW = """
            UPDATE imports SET records = $3, chain = $4, read = read + $5, rejected = rejected + $6, touched_at = $7
            WHERE id = $1 AND upload = $2 AND state = 'receiving'
            """;

    private static final String COMPLETE = """
            WITH received AS (
                UPDATE imports SET state = 'linking', upload = NULL, received_at = $3, touched_at = $3, records = $5,
                    chain = $6
                WHERE id = $1 AND upload = $2 AND state = 'receiving' RETURNING id)
            INSERT INTO import_lanes (import_id, lane, linked_to, linked, matched_to, matched, leased_until,
                accepted, rejected, joined, to_review)
            SELECT id, lane, 0, false, 0, false, $3, 0, 0, 0, 0 FROM received, generate_series(0, $4 - 1) AS lane
            """;

    private static final String BREAK_OFF = """
            UPDATE imports SET upload = NULL, touched_at = $3,
                state = CASE WHEN request_key IS NULL THEN 'abandoned' ELSE state END
            WHERE id = $1 AND upload = $2 AND state = 'receiving'
            """;

    private static final String FIND = """
            SELECT i.id, i.state, i.read, i.created_at, i.completed_at,
                i.rejected + coalesce(sum(l.rejected), 0)::bigint AS rejected,
                coalesce(sum(l.accepted), 0)::bigint AS accepted,
                coalesce(sum(l.joined), 0)::bigint AS joined,
                coalesce(sum(l.to_review), 0)::bigint AS to_review
            FROM imports i LEFT JOIN import_lanes l ON l.import_id = i.id
            WHERE i.id = $1 AND i.state <> 'abandoned' GROUP BY i.id
            """;

    /** An import as callers see it. */
    record Progress(
            ImportId id,
            String state,
            long read,
            long accepted,
            long rejected,
            long joined,
            long toReview,
            Instant createdAt,
            @Nullable Instant completedAt) {}

    private final Vault vault;

    Imports(Vault vault) {
        this.vault = vault;
    }

    /** A new import, or the one that the request key began. Fails with {@code request-in-flight}. */
    Uni<Reception> begin(SqlConnection tx, @Nullable String requestKey, Instant now, Duration silence) {
        ImportId id = new ImportId(UUID.randomUUID());
        UUID upload = UUID.randomUUID();
        Tuple columns = Tuple.of(id.value(), requestKey, upload, buffer(Reception.NOTHING), Rows.time(now));
        return tx.preparedQuery(CREATE)
                .execute(columns)
                .chain(created -> created.rowCount() == 1
                        ? fresh(tx, id, upload)
                        : goOn(tx, Objects.requireNonNull(requestKey), upload, now.minus(silence), now));
    }

    private Uni<Reception> fresh(SqlConnection tx, ImportId id, UUID upload) {
        return vault.createFor(tx, Set.of(id.value()))
                .map(keys -> keys.find(id.value()).orElseThrow())
                .map(key -> new Reception(id, upload, key, new Reception.Staged(0, Reception.NOTHING), false));
    }

    private Uni<Reception> goOn(SqlConnection tx, String requestKey, UUID upload, Instant heard, Instant now) {
        return tx.preparedQuery(OF_REQUEST)
                .execute(Tuple.of(requestKey))
                .map(rows -> rows.iterator().next())
                .invoke(row -> refuseUnless(!isUnderWay(row, heard)))
                .chain(row -> vault.keyringFor(tx, Set.of(row.getUUID("id")))
                        .map(keys -> keys.find(row.getUUID("id")).orElseThrow())
                        .map(key -> reception(row, upload, key)))
                .call(reception -> reception.isComplete()
                        ? Uni.createFrom().voidItem()
                        : tx.preparedQuery(TAKE_OVER)
                                .execute(Tuple.of(reception.id().value(), upload, Rows.time(now)))
                                .replaceWithVoid());
    }

    private static boolean isUnderWay(Row row, Instant heard) {
        return isReceiving(row)
                && row.getUUID("upload") != null
                && !Rows.instant(row, "touched_at").isBefore(heard);
    }

    private static Reception reception(Row row, UUID upload, DataKey key) {
        Reception.Staged staged = new Reception.Staged(row.getLong("records"), bytes(row, "chain"));
        return new Reception(new ImportId(row.getUUID("id")), upload, key, staged, !isReceiving(row));
    }

    private static boolean isReceiving(Row row) {
        return row.getString("state").equals("receiving");
    }

    /** Counts what was staged; fails with {@code request-in-flight} where another upload has taken over. */
    Uni<Void> grow(SqlConnection tx, Reception reception, long read, long rejected, Instant now) {
        Tuple columns = Tuple.tuple(new ArrayList<>(Arrays.asList(
                reception.id().value(),
                reception.upload(),
                reception.records(),
                buffer(reception.chain()),
                read,
                rejected,
                Rows.time(now))));
        return tx.preparedQuery(GROW)
                .execute(columns)
                .invoke(updated -> refuseUnless(updated.rowCount() == 1))
                .replaceWithVoid();
    }

    /** All of it is here: its lines may be worked on. */
    Uni<Void> complete(SqlConnection tx, Reception reception, Instant now) {
        Tuple columns = Tuple.of(
                reception.id().value(),
                reception.upload(),
                Rows.time(now),
                LANES,
                reception.records(),
                buffer(reception.chain()));
        return tx.preparedQuery(COMPLETE)
                .execute(columns)
                .invoke(inserted -> refuseUnless(inserted.rowCount() == LANES))
                .replaceWithVoid();
    }

    /** The upload is over before its end: without a request key nobody can go on with it. */
    Uni<Void> breakOff(SqlClient client, Reception reception, Instant now) {
        Tuple columns = Tuple.of(reception.id().value(), reception.upload(), Rows.time(now));
        return client.preparedQuery(BREAK_OFF).execute(columns).replaceWithVoid();
    }

    Uni<Optional<Progress>> find(SqlClient client, ImportId id) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(id.value()))
                .map(rows -> Rows.stream(rows).map(Imports::progress).findFirst());
    }

    static byte[] bytes(Row row, String column) {
        return row.getBuffer(column).getBytes();
    }

    static Object buffer(byte[] bytes) {
        return Buffer.buffer(bytes);
    }

    private static Progress progress(Row row) {
        return new Progress(
                new ImportId(row.getUUID("id")),
                row.getString("state"),
                row.getLong("read"),
                row.getLong("accepted"),
                row.getLong("rejected"),
                row.getLong("joined"),
                row.getLong("to_review"),
                Rows.instant(row, "created_at"),
                row.getOffsetDateTime("completed_at") == null ? null : Rows.instant(row, "completed_at"));
    }

    private static void refuseUnless(boolean mine) {
        if (!mine) {
            throw inFlight();
        }
    }

    private static RuntimeException inFlight() {
        return Problems.of(
                StandardProblem.REQUEST_IN_FLIGHT,
                "An upload with this Idempotency-Key is under way; repeat it when that has ended.");
    }
}
