package io.continuo.inventory.reconciliation;

import io.continuo.inventory.catalog.Sku;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The runs. A step is written only behind the position it was made from, so two workers never count one twice. */
@Singleton
class Runs {

    private static final String ADD = """
            INSERT INTO reconciliation_run (id, scope, repair, actor, state, started_at, touched_at)
            VALUES ($1, $2, $3, $4, 'running', $5, $5) ON CONFLICT DO NOTHING
            """;

    private static final String FIND = "SELECT * FROM reconciliation_run WHERE id = $1";

    private static final String LAST = "SELECT * FROM reconciliation_run ORDER BY started_at DESC, id DESC LIMIT 1";

    private static final String RUNNING_WHOLE =
            "SELECT * FROM reconciliation_run WHERE state = 'running' AND scope IS NULL";

    private static final String LEFT_BEHIND =
            "SELECT * FROM reconciliation_run WHERE state = 'running' AND touched_at < $1 ORDER BY started_at LIMIT 1";

    private static final String IS_DUE =
            "SELECT NOT EXISTS (SELECT FROM reconciliation_run WHERE scope IS NULL AND started_at > $1) AS due";

    private static final String STEP = """
            UPDATE reconciliation_run SET position = $3, skus = skus + $4, rows = rows + $5, findings = findings + $6,
                repaired = repaired + $7, touched_at = $8::timestamptz,
                state = CASE WHEN $9 THEN 'done' ELSE state END, finished_at = CASE WHEN $9 THEN $8::timestamptz END
            WHERE id = $1 AND position = $2 AND state = 'running' RETURNING *
            """;

    private static final String SKUS = """
            SELECT sku FROM stock
            WHERE sku > $1 AND ($2::text[] IS NULL OR sku = ANY((SELECT array_agg(sku) FROM item WHERE sku_key = ANY($2))::text[]))
            GROUP BY sku ORDER BY sku LIMIT $3
            """;

    private static final String ROWS = "SELECT count(*) AS rows FROM stock WHERE sku = ANY($1)";

    private static final String FORGET = "DELETE FROM reconciliation_run WHERE started_at < $1 AND state = 'done'";

    /**
     * What a step did.
     *
     * @param last whether nothing is left to do
     */
    record Step(String position, long skus, long rows, long findings, long repaired, boolean last) {}

    /** Nothing where a whole run is under way already. */
    Uni<Boolean> add(SqlConnection tx, Run run) {
        Tuple row = Tuple.tuple()
                .addString(run.id())
                .addArrayOfString(names(run.scope()))
                .addBoolean(run.repair())
                .addString(run.actor())
                .addOffsetDateTime(utc(run.startedAt()));
        return tx.preparedQuery(ADD).execute(row).map(added -> added.rowCount() == 1);
    }

    Uni<Optional<Run>> find(SqlClient client, String id) {
        return client.preparedQuery(FIND).execute(Tuple.of(id)).map(Runs::first);
    }

    Uni<Optional<Run>> last(SqlClient client) {
        return client.preparedQuery(LAST).execute().map(Runs::first);
    }

    Uni<Optional<Run>> runningWhole(SqlClient client) {
        return client.preparedQuery(RUNNING_WHOLE).execute().map(Runs::first);
    }

    Uni<Optional<Run>> leftBehind(SqlClient client, Instant since) {
        return client.preparedQuery(LEFT_BEHIND).execute(Tuple.of(utc(since))).map(Runs::first);
    }

    /** Whether no whole run began since then. */
    Uni<Boolean> isDue(SqlClient client, Instant since) {
        return client.preparedQuery(IS_DUE)
                .execute(Tuple.of(utc(since)))
                .map(rows -> rows.iterator().next().getBoolean("due"));
    }

    /** Empty where somebody else made this step. */
    Uni<Optional<Run>> step(SqlConnection tx, Run run, Step step, Instant now) {
        Tuple row = Tuple.tuple()
                .addString(run.id())
                .addString(run.position())
                .addString(step.position())
                .addLong(step.skus())
                .addLong(step.rows())
                .addLong(step.findings())
                .addLong(step.repaired())
                .addOffsetDateTime(utc(now))
                .addBoolean(step.last());
        return tx.preparedQuery(STEP).execute(row).map(Runs::first);
    }

    /** The SKUs behind the run's position. */
    Uni<List<Sku>> next(SqlClient client, Run run, int limit) {
        Tuple from = Tuple.tuple()
                .addString(run.position())
                .addArrayOfString(keys(run.scope()))
                .addInteger(limit);
        return client.preparedQuery(SKUS)
                .execute(from)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Sku(row.getString("sku")))
                        .toList());
    }

    Uni<Long> rows(SqlClient client, List<Sku> skus) {
        Object[] names = names(skus);
        return client.preparedQuery(ROWS)
                .execute(Tuple.of(names))
                .map(rows -> rows.iterator().next().getLong("rows"));
    }

    Uni<Void> forget(SqlClient client, Instant before) {
        return client.preparedQuery(FORGET).execute(Tuple.of(utc(before))).replaceWithVoid();
    }

    private static Optional<Run> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).findFirst().map(Runs::run);
    }

    private static Run run(Row row) {
        String[] scope = row.getArrayOfStrings("scope");
        OffsetDateTime finished = row.getOffsetDateTime("finished_at");
        return new Run(
                row.getString("id"),
                scope == null ? null : Arrays.stream(scope).map(Sku::new).toList(),
                row.getBoolean("repair"),
                row.getString("actor"),
                row.getString("state").equals("done"),
                row.getString("position"),
                row.getLong("skus"),
                row.getLong("rows"),
                row.getLong("findings"),
                row.getLong("repaired"),
                row.getOffsetDateTime("started_at").toInstant(),
                finished == null ? null : finished.toInstant());
    }

    private static String @Nullable [] names(@Nullable List<Sku> skus) {
        return skus == null ? null : skus.stream().map(Sku::value).toArray(String[]::new);
    }

    private static String @Nullable [] keys(@Nullable List<Sku> skus) {
        return skus == null ? null : skus.stream().map(Sku::key).toArray(String[]::new);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
