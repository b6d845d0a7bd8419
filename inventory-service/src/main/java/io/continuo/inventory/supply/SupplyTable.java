package io.continuo.inventory.supply;

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
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The supplies. Whoever changes one locks its name first and the stock rows after it. */
@Singleton
class SupplyTable {

    private static final String SELECT = """
            SELECT s.*, coalesce((
                SELECT jsonb_agg(jsonb_build_array(l.sku, l.announced::text, l.received::text, l.damaged::text,
                    l.withdrawn::text) ORDER BY l.sku)
                FROM supply_line l WHERE l.supply = s.id), '[]') AS lines
            FROM supply s
            """;

    private static final String FIND = SELECT + "WHERE s.id = $1";

    /** On the name: before it is announced there is no row to lock. */
    private static final String LOCK = "SELECT 1 FROM pg_advisory_xact_lock(hashtextextended($1, 7233203))";

    private static final String PAGE = SELECT + """
            WHERE ($1::text IS NULL OR s.node = $1) AND ($2::text IS NULL OR s.state = $2)
                AND ($3::text IS NULL OR EXISTS (
                    SELECT FROM supply_line l JOIN item i ON i.sku = l.sku WHERE l.supply = s.id AND i.sku_key = $3))
                AND (s.created_at, s.id) < ($4, $5)
            ORDER BY s.created_at DESC, s.id DESC LIMIT $6
            """;

    private static final String PUT = """
            INSERT INTO supply (id, node, supplier, expected_at, state, actor, created_at, version)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (id) DO UPDATE SET supplier = EXCLUDED.supplier, expected_at = EXCLUDED.expected_at,
                state = EXCLUDED.state, version = EXCLUDED.version
            """;

    private static final String PUT_LINES = """
            INSERT INTO supply_line (supply, sku, announced, received, damaged, withdrawn)
            SELECT $1, l.* FROM unnest($2::text[], $3::numeric[], $4::numeric[], $5::numeric[], $6::numeric[])
                AS l(sku, announced, received, damaged, withdrawn)
            ON CONFLICT (supply, sku) DO UPDATE SET announced = EXCLUDED.announced, received = EXCLUDED.received,
                damaged = EXCLUDED.damaged, withdrawn = EXCLUDED.withdrawn
            """;

    /** Which supplies are wanted. */
    record Wanted(
            @Nullable NodeId node,
            @Nullable SupplyState state,
            @Nullable Sku sku) {}

    /** Where a page ended. */
    record Position(Instant createdAt, String id) {}

    Uni<Optional<Announcement>> find(SqlClient client, String id) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(SupplyTable::announcement));
    }

    Uni<Optional<Announcement>> lock(SqlConnection tx, String id) {
        return tx.preparedQuery(LOCK).execute(Tuple.of(id)).chain(() -> find(tx, id));
    }

    /** The newest first. */
    Uni<List<Announcement>> page(SqlClient client, Wanted wanted, Position after, int limit) {
        return client.preparedQuery(PAGE)
                .execute(Tuple.tuple()
                        .addString(wanted.node() == null ? null : wanted.node().value())
                        .addString(
                                wanted.state() == null ? null : wanted.state().wireName())
                        .addString(wanted.sku() == null ? null : wanted.sku().key())
                        .addOffsetDateTime(utc(after.createdAt()))
                        .addString(after.id())
                        .addInteger(limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(SupplyTable::announcement)
                        .toList());
    }

    /** Writes the supply and all its lines as they are. */
    Uni<Void> put(SqlConnection tx, Announcement supply, String actor) {
        Instant expected = supply.expectedAt();
        Tuple row = Tuple.tuple()
                .addString(supply.id())
                .addString(supply.node().value())
                .addString(supply.supplier())
                .addOffsetDateTime(expected == null ? null : utc(expected))
                .addString(supply.state().wireName())
                .addString(actor)
                .addOffsetDateTime(utc(supply.createdAt()))
                .addLong(supply.version());
        return tx.preparedQuery(PUT)
                .execute(row)
                .chain(() -> tx.preparedQuery(PUT_LINES).execute(lines(supply)))
                .replaceWithVoid();
    }

    private static Tuple lines(Announcement supply) {
        List<SupplyLine> lines = List.copyOf(supply.lines().values());
        return Tuple.tuple()
                .addString(supply.id())
                .addValue(lines.stream().map(line -> line.sku().value()).toArray(String[]::new))
                .addValue(numbers(lines, SupplyLine::announced))
                .addValue(numbers(lines, SupplyLine::received))
                .addValue(numbers(lines, SupplyLine::damaged))
                .addValue(numbers(lines, SupplyLine::withdrawn));
    }

    private static Object numbers(List<SupplyLine> lines, Function<SupplyLine, Quantity> amount) {
        return lines.stream().map(line -> amount.apply(line).value()).toArray(BigDecimal[]::new);
    }

    private static Announcement announcement(Row row) {
        SortedMap<Sku, SupplyLine> lines = new TreeMap<>();
        JsonArray stored = row.getJsonArray("lines");
        for (int i = 0; i < stored.size(); i++) {
            JsonArray line = stored.getJsonArray(i);
            Sku sku = new Sku(line.getString(0));
            lines.put(
                    sku,
                    new SupplyLine(
                            sku,
                            Quantity.of(line.getString(1)),
                            Quantity.of(line.getString(2)),
                            Quantity.of(line.getString(3)),
                            Quantity.of(line.getString(4))));
        }
        OffsetDateTime expected = row.getOffsetDateTime("expected_at");
        return new Announcement(
                row.getString("id"),
                new NodeId(row.getString("node")),
                row.getString("supplier"),
                expected == null ? null : expected.toInstant(),
                row.getString("state").equals("closed"),
                row.getOffsetDateTime("created_at").toInstant(),
                lines,
                row.getLong("version"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
