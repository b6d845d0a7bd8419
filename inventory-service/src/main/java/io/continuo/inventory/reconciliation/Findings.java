package io.continuo.inventory.reconciliation;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.stock.StockKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What runs found. */
@Singleton
class Findings {

    private static final String ADD = """
            INSERT INTO reconciliation_finding (id, run, number, kind, sku, node, counter, subject, expected, found, cause, rows)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """;

    private static final String FIND = "SELECT * FROM reconciliation_finding WHERE id = $1";

    private static final String LOCK = FIND + " FOR UPDATE";

    private static final String PAGE = """
            SELECT * FROM reconciliation_finding
            WHERE run = $1 AND number > $2 AND ($3::text IS NULL OR kind = $3) ORDER BY number LIMIT $4
            """;

    private static final String REPAIRED = """
            WITH mended AS (
                UPDATE reconciliation_finding SET repaired_at = $2, repaired_by = $3, reason = $4 WHERE id = $1 RETURNING run
            )
            UPDATE reconciliation_run SET repaired = repaired + 1 WHERE id IN (SELECT run FROM mended)
            """;

    private static final String OPEN = """
            SELECT kind, count(*) AS open FROM reconciliation_finding
            WHERE repaired_at IS NULL AND run = (
                SELECT id FROM reconciliation_run WHERE scope IS NULL AND state = 'done' ORDER BY started_at DESC LIMIT 1)
            GROUP BY kind
            """;

    /** @param before how many findings the run has already */
    Uni<List<Kept>> add(SqlConnection tx, Run run, long before, List<Finding> findings) {
        List<Kept> kept = IntStream.range(0, findings.size())
                .mapToObj(i -> new Kept(UUID.randomUUID().toString(), run.id(), before + i + 1, findings.get(i), null))
                .toList();
        return kept.isEmpty()
                ? Uni.createFrom().item(kept)
                : tx.preparedQuery(ADD)
                        .executeBatch(kept.stream().map(Findings::row).toList())
                        .replaceWith(kept);
    }

    Uni<Optional<Kept>> find(SqlClient client, String id) {
        return client.preparedQuery(FIND).execute(Tuple.of(id)).map(Findings::first);
    }

    Uni<Optional<Kept>> lock(SqlConnection tx, String id) {
        return tx.preparedQuery(LOCK).execute(Tuple.of(id)).map(Findings::first);
    }

    Uni<List<Kept>> page(SqlClient client, String run, Finding.@Nullable Kind kind, long after, int limit) {
        return client.preparedQuery(PAGE)
                .execute(Tuple.of(run, after, kind == null ? null : kind.wireName(), limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Findings::kept)
                        .toList());
    }

    Uni<Void> repaired(SqlConnection tx, String id, Instant at, String by, @Nullable String reason) {
        return tx.preparedQuery(REPAIRED)
                .execute(Tuple.of(id, at.atOffset(ZoneOffset.UTC), by, reason))
                .replaceWithVoid();
    }

    /** How many of the last whole run nobody mended. */
    Uni<Long> open(SqlClient client) {
        return client.preparedQuery(OPEN)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .mapToLong(row -> row.getLong("open"))
                        .sum());
    }

    private static Tuple row(Kept kept) {
        Finding finding = kept.finding();
        return Tuple.tuple()
                .addString(kept.id())
                .addString(kept.run())
                .addLong(kept.number())
                .addString(finding.kind().wireName())
                .addString(finding.key().sku().value())
                .addString(finding.key().node().value())
                .addString(finding.counter())
                .addString(finding.subject())
                .addBigDecimal(value(finding.expected()))
                .addBigDecimal(value(finding.found()))
                .addString(finding.cause())
                .addArrayOfString(finding.rows().toArray(String[]::new));
    }

    private static Optional<Kept> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).findFirst().map(Findings::kept);
    }

    private static Kept kept(Row row) {
        OffsetDateTime repaired = row.getOffsetDateTime("repaired_at");
        Finding finding = new Finding(
                Finding.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                new StockKey(new Sku(row.getString("sku")), new NodeId(row.getString("node"))),
                row.getString("counter"),
                row.getString("subject"),
                quantity(row.getBigDecimal("expected")),
                quantity(row.getBigDecimal("found")),
                row.getString("cause"),
                List.of(row.getArrayOfStrings("rows")));
        return new Kept(
                row.getString("id"),
                row.getString("run"),
                row.getLong("number"),
                finding,
                repaired == null ? null : repaired.toInstant());
    }

    private static @Nullable BigDecimal value(@Nullable Quantity quantity) {
        return quantity == null ? null : quantity.value();
    }

    private static @Nullable Quantity quantity(@Nullable BigDecimal value) {
        return value == null ? null : new Quantity(value);
    }
}
