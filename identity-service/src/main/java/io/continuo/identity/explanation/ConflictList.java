package io.continuo.identity.explanation;

import io.continuo.events.Identifier;
import io.continuo.http.Cursor;
import io.continuo.identity.Rows;
import io.continuo.identity.graph.Nodes;
import io.continuo.identity.graph.SealedIdentifiers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads conflicts in the order in which they came up. */
@Singleton
class ConflictList {

    /** A place in the list. */
    record Position(Instant firstAt, UUID stronger, UUID weaker, String kind) {

        static final Position START = new Position(Instant.EPOCH, new UUID(0, 0), new UUID(0, 0), "");

        static Position of(Cursor cursor) {
            List<String> parts = cursor.parts();
            return new Position(
                    Instant.parse(parts.get(0)),
                    UUID.fromString(parts.get(1)),
                    UUID.fromString(parts.get(2)),
                    parts.get(3));
        }
    }

    /** A conflict and its place. */
    record Found(Position position, ConflictView view) {}

    private static final String PAGE = """
            SELECT * FROM conflicts WHERE (first_at, stronger, weaker, kind) > ($1, $2, $3, $4)
            ORDER BY first_at, stronger, weaker, kind LIMIT $5
            """;

    private static final String SIDES = """
            SELECT i.id, i.type, i.value, i.customer_id, c.current
            FROM identifiers i JOIN customers c ON c.id = i.customer_id WHERE i.id = ANY ($1)
            """;

    private final SealedIdentifiers sealed;

    ConflictList(SealedIdentifiers sealed) {
        this.sealed = sealed;
    }

    Uni<List<Found>> after(SqlClient client, Position position, int limit) {
        Tuple columns =
                Tuple.of(Rows.time(position.firstAt()), position.stronger(), position.weaker(), position.kind(), limit);
        return client.preparedQuery(PAGE)
                .execute(columns)
                .chain(rows -> sides(client, rows).map(sides -> Rows.list(rows, row -> found(row, sides))));
    }

    private Uni<Map<UUID, ConflictView.Side>> sides(SqlClient client, RowSet<Row> conflicts) {
        UUID[] nodes = Rows.stream(conflicts)
                .flatMap(row -> Stream.of(row.getUUID("stronger"), row.getUUID("weaker")))
                .distinct()
                .toArray(UUID[]::new);
        return client.preparedQuery(SIDES)
                .execute(Tuple.of(nodes))
                .chain(rows -> sealed.open(
                        client, rows, (identifier, row) -> Map.entry(row.getUUID("id"), side(identifier, row))))
                .map(sides -> sides.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static ConflictView.Side side(Identifier identifier, Row row) {
        return new ConflictView.Side(identifier, Nodes.customer(row.getUUID("current")));
    }

    private static Found found(Row row, Map<UUID, ConflictView.Side> sides) {
        UUID stronger = row.getUUID("stronger");
        UUID weaker = row.getUUID("weaker");
        Instant firstAt = Rows.instant(row, "first_at");
        String kind = row.getString("kind");
        ConflictView view = new ConflictView(
                kind,
                sides.get(stronger),
                sides.get(weaker),
                row.getString("identifier_type"),
                row.getString("source"),
                row.getString("touchpoint_id"),
                firstAt,
                Rows.instant(row, "last_at"),
                row.getLong("occurrences"));
        return new Found(new Position(firstAt, stronger, weaker, kind), view);
    }
}
