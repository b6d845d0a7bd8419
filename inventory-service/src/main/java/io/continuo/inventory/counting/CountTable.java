package io.continuo.inventory.counting;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Row;
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
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The counts. Whoever changes one locks its row first and the stock rows after it. */
@Singleton
class CountTable {

    private static final String SELECT = """
            SELECT c.*, coalesce((
                SELECT jsonb_agg(jsonb_build_array(l.sku, l.state, l.expected::text, l.counted::text, l.confidence, l.reason,
                    l.counted_at) ORDER BY l.sku)
                FROM stock_count_line l WHERE l.count = c.id), '[]') AS lines
            FROM stock_count c
            """;

    private static final String FIND = SELECT + "WHERE c.id = $1";

    private static final String LOCK = "SELECT 1 FROM stock_count WHERE id = $1 FOR UPDATE";

    private static final String PAGE = SELECT + """
            WHERE ($1::text IS NULL OR c.node = $1) AND ($2::text IS NULL OR c.state = $2)
                AND (c.created_at, c.id) < ($3, $4)
            ORDER BY c.created_at DESC, c.id DESC LIMIT $5
            """;

    private static final String PUT = """
            INSERT INTO stock_count (id, node, kind, state, reason, actor, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (id) DO UPDATE SET state = EXCLUDED.state
            """;

    private static final String DECIDED =
            "UPDATE stock_count SET decided_at = $2, decided_by = $3, decision = $4 WHERE id = $1";

    private static final String PUT_LINES = """
            INSERT INTO stock_count_line (count, sku, state, expected, counted, confidence, reason, counted_at)
            SELECT $1, l.* FROM unnest($2::text[], $3::text[], $4::numeric[], $5::numeric[], $6::float8[], $7::text[],
                $8::timestamptz[]) AS l(sku, state, expected, counted, confidence, reason, counted_at)
            ON CONFLICT (count, sku) DO UPDATE SET state = EXCLUDED.state, expected = EXCLUDED.expected,
                counted = EXCLUDED.counted, confidence = EXCLUDED.confidence, reason = EXCLUDED.reason,
                counted_at = EXCLUDED.counted_at
            """;

    /** Where a page ended. */
    record Position(Instant createdAt, String id) {}

    Uni<Optional<Count>> find(SqlClient client, String id) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(CountTable::count));
    }

    /** The lines are read behind the lock: one that waited would show them as they were. */
    Uni<Optional<Count>> lock(SqlConnection tx, String id) {
        return tx.preparedQuery(LOCK).execute(Tuple.of(id)).chain(() -> find(tx, id));
    }

    /** The newest first. */
    Uni<List<Count>> page(
            SqlClient client, @Nullable NodeId node, @Nullable CountState state, Position after, int limit) {
        return client.preparedQuery(PAGE)
                .execute(Tuple.of(
                        node == null ? null : node.value(),
                        state == null ? null : state.wireName(),
                        after.createdAt().atOffset(ZoneOffset.UTC),
                        after.id(),
                        limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(CountTable::count)
                        .toList());
    }

    /** Writes the count and all its lines as they are. */
    Uni<Void> put(SqlConnection tx, Count count) {
        Tuple row = Tuple.tuple()
                .addString(count.id())
                .addString(count.node().value())
                .addString(count.kind().wireName())
                .addString(count.state().wireName())
                .addString(count.reason())
                .addString(count.actor())
                .addOffsetDateTime(count.createdAt().atOffset(ZoneOffset.UTC));
        return tx.preparedQuery(PUT)
                .execute(row)
                .chain(() -> tx.preparedQuery(PUT_LINES).execute(lines(count)))
                .replaceWithVoid();
    }

    Uni<Void> decided(SqlConnection tx, Count count, String by, Instant now) {
        return tx.preparedQuery(DECIDED)
                .execute(Tuple.of(count.id(), now.atOffset(ZoneOffset.UTC), by, count.decision()))
                .replaceWithVoid();
    }

    private static Tuple lines(Count count) {
        List<Line> lines = count.lines();
        return Tuple.tuple()
                .addString(count.id())
                .addValue(lines.stream().map(line -> line.sku().value()).toArray(String[]::new))
                .addValue(lines.stream().map(line -> line.state().wireName()).toArray(String[]::new))
                .addValue(lines.stream().map(line -> value(line.expected())).toArray(BigDecimal[]::new))
                .addValue(lines.stream().map(line -> value(line.counted())).toArray(BigDecimal[]::new))
                .addValue(lines.stream().map(Line::confidence).toArray(Double[]::new))
                .addValue(lines.stream().map(Line::reason).toArray(String[]::new))
                .addValue(lines.stream().map(CountTable::countedAt).toArray(OffsetDateTime[]::new));
    }

    private static @Nullable OffsetDateTime countedAt(Line line) {
        return line.countedAt() == null ? null : line.countedAt().atOffset(ZoneOffset.UTC);
    }

    private static Count count(Row row) {
        JsonArray lines = row.getJsonArray("lines");
        return new Count(
                row.getString("id"),
                new NodeId(row.getString("node")),
                CountKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                CountState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("reason"),
                row.getString("actor"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("decision"),
                IntStream.range(0, lines.size())
                        .mapToObj(i -> line(lines.getJsonArray(i)))
                        .toList());
    }

    private static Line line(JsonArray line) {
        return new Line(
                new Sku(line.getString(0)),
                Line.State.valueOf(line.getString(1).toUpperCase(Locale.ROOT)),
                quantity(line.getString(2)),
                quantity(line.getString(3)),
                line.getDouble(4),
                line.getString(5),
                line.getString(6) == null
                        ? null
                        : OffsetDateTime.parse(line.getString(6)).toInstant());
    }

    private static @Nullable Quantity quantity(@Nullable String text) {
        return text == null ? null : Quantity.of(text);
    }

    private static @Nullable BigDecimal value(@Nullable Quantity quantity) {
        return quantity == null ? null : quantity.value();
    }
}
