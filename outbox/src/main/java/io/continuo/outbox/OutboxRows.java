package io.continuo.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The statements of the relay. */
final class OutboxRows {

    /** Frees the shards of a relay that was frozen, or cut off, in the middle of a round; longer than any round. */
    private static final String GUARD = "SET LOCAL idle_in_transaction_session_timeout = 120000";

    /**
     * Locks the shards with the oldest heads that no other relay holds. Topics are walked from one to the next over
     * the index, so a long backlog of a topic left alone costs nothing.
     */
    private static final String CLAIM = """
            WITH RECURSIVE waiting(topic) AS (
                SELECT min(topic) FROM outbox
                UNION ALL
                SELECT (SELECT min(o.topic) FROM outbox o WHERE o.topic > w.topic)
                FROM waiting w WHERE w.topic IS NOT NULL
            )
            SELECT w.topic, s.shard
            FROM waiting w
            CROSS JOIN outbox_shard s
            CROSS JOIN LATERAL (
                SELECT o.id FROM outbox o WHERE o.topic = w.topic AND o.shard = s.shard ORDER BY o.id LIMIT 1
            ) head
            WHERE w.topic <> ALL ($1::text[])
            ORDER BY head.id
            LIMIT $2
            FOR UPDATE OF s SKIP LOCKED
            """;

    /** A statement of its own, as only its snapshot is sure to see what the last holder of the lock deleted. */
    private static final String READ = """
            SELECT id, topic, key, payload, headers
            FROM (
                SELECT o.*, sum(coalesce(octet_length(o.payload), 0)) OVER before AS bytes_before
                FROM unnest($1::text[], $2::int[]) AS lane(topic, shard)
                CROSS JOIN LATERAL (
                    SELECT * FROM outbox r WHERE r.topic = lane.topic AND r.shard = lane.shard ORDER BY r.id LIMIT $3
                ) o
                WINDOW before AS (ORDER BY o.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
            ) batch
            WHERE coalesce(bytes_before, 0) < $4
            ORDER BY id
            """;

    private static final String PARK = """
            WITH refused AS (SELECT * FROM unnest($1::bigint[], $2::text[]) AS r(id, reason)),
                 gone AS (DELETE FROM outbox USING refused WHERE outbox.id = refused.id
                          RETURNING outbox.*, refused.reason)
            INSERT INTO outbox_parked (id, topic, key, payload, headers, reason, created_at)
            SELECT id, topic, key, payload, headers, reason, created_at FROM gone
            """;

    private static final String DEPTH = """
            SELECT (SELECT count(*) FROM (SELECT FROM outbox LIMIT 100000) o) AS rows,
                   (SELECT extract(epoch FROM clock_timestamp() - created_at)::float8
                    FROM outbox ORDER BY id LIMIT 1) AS oldest,
                   (SELECT count(*) FROM (SELECT FROM outbox_parked LIMIT 100000) p) AS parked
            """;

    private final OutboxConfig config;

    OutboxRows(OutboxConfig config) {
        this.config = config;
    }

    /** The next rows, oldest first; their keys are ours until the transaction ends. */
    Uni<List<OutboxRow>> claim(SqlConnection tx, Collection<String> topicsLeftAlone) {
        Tuple limits = Tuple.of(topicsLeftAlone.toArray(String[]::new), config.lanesPerRound());
        return tx.query(GUARD)
                .execute()
                .chain(() -> tx.preparedQuery(CLAIM).execute(limits))
                .chain(lanes -> lanes.size() == 0 ? Uni.createFrom().item(List.of()) : read(tx, lanes));
    }

    Uni<Void> settle(SqlConnection tx, Settlement settlement) {
        Long[] sent = settlement.sent().toArray(Long[]::new);
        Uni<Void> deleted = tx.preparedQuery("DELETE FROM outbox WHERE id = ANY ($1)")
                .execute(Tuple.of(sent))
                .replaceWithVoid();
        return settlement.parked().isEmpty() ? deleted : deleted.chain(() -> park(tx, settlement.parked()));
    }

    Uni<OutboxDepth> depth(SqlClient client) {
        return client.query(DEPTH).execute().map(rows -> depth(rows.iterator().next()));
    }

    private Uni<List<OutboxRow>> read(SqlConnection tx, RowSet<Row> lanes) {
        String[] topics = stream(lanes).map(lane -> lane.getString("topic")).toArray(String[]::new);
        Integer[] shards = stream(lanes).map(lane -> lane.getInteger("shard")).toArray(Integer[]::new);
        Tuple bounds = Tuple.of(
                topics, shards, config.rowsPerLane(), config.bytesPerRound().asLongValue());
        return tx.preparedQuery(READ)
                .execute(bounds)
                .map(rows -> stream(rows).map(OutboxRow::from).toList());
    }

    private static Uni<Void> park(SqlConnection tx, Map<Long, String> refused) {
        Long[] ids = refused.keySet().toArray(Long[]::new);
        String[] reasons = refused.values().toArray(String[]::new);
        return tx.preparedQuery(PARK).execute(Tuple.of(ids, reasons)).replaceWithVoid();
    }

    private static OutboxDepth depth(Row row) {
        Double oldest = row.getDouble("oldest");
        Duration age = oldest == null ? Duration.ZERO : Duration.ofMillis(Math.round(oldest * 1000));
        return new OutboxDepth(row.getLong("rows"), age, row.getLong("parked"));
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
