package io.continuo.identity.graph;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.identity.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes what a transaction decided, set by set, and adds what others must know of it to the outbox. */
@Singleton
class GraphWriter {

    private static final String NEXT_VERSION = "SELECT nextval('map_version') AS version";

    private static final String INSERT_CUSTOMERS = """
            INSERT INTO customers (id, current, created_at, version)
            SELECT n.id, n.current, $3, $4 FROM unnest($1::uuid[], $2::uuid[]) AS n(id, current)
            """;

    private static final String MOVE_CUSTOMERS = """
            UPDATE customers c SET current = n.current, version = $3
            FROM unnest($1::uuid[], $2::uuid[]) AS n(id, current) WHERE c.id = n.id
            """;

    private static final String TOUCH_CUSTOMERS = "UPDATE customers SET version = $2 WHERE id = ANY ($1)";

    private static final String INSERT_IDENTIFIERS = """
            INSERT INTO identifiers (id, type, value, customer_id, seen_at, seen_in, hosts, shared, created_at)
            SELECT n.id, n.type, n.value, n.customer_id, n.seen_at, n.seen_in, n.hosts::uuid[], n.shared, $9
            FROM unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::timestamptz[], $6::text[], $7::text[],
                $8::boolean[]) AS n(id, type, value, customer_id, seen_at, seen_in, hosts, shared)
            """;

    private static final String UPDATE_IDENTIFIERS = """
            UPDATE identifiers i SET customer_id = n.customer_id, seen_at = n.seen_at, seen_in = n.seen_in,
                hosts = n.hosts::uuid[], shared = n.shared
            FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::text[], $5::text[], $6::boolean[])
                AS n(id, customer_id, seen_at, seen_in, hosts, shared)
            WHERE i.id = n.id
            """;

    private final Nodes nodes;
    private final LinkWriter links;
    private final GraphEvents events;
    private final InstantSource clock;

    GraphWriter(Nodes nodes, LinkWriter links, GraphEvents events, InstantSource clock) {
        this.nodes = nodes;
        this.links = links;
        this.events = events;
        this.clock = clock;
    }

    Uni<Void> save(SqlConnection tx, Neighbourhood graph) {
        Instant now = clock.instant();
        Changes changes = graph.changes();
        Uni<Void> visible = changes.areVisible()
                ? nextVersion(tx)
                        .call(version -> writeCustomers(tx, graph, version, now))
                        .call(() -> insertIdentifiers(tx, graph, now))
                        .call(() -> links.save(tx, changes, now))
                        .chain(version -> events.publish(tx, graph, version, now))
                : Uni.createFrom().voidItem();
        return visible.chain(() -> updateIdentifiers(tx, graph)).chain(() -> links.saveConflicts(tx, changes, now));
    }

    static Uni<Long> nextVersion(SqlConnection tx) {
        return tx.query(NEXT_VERSION)
                .execute()
                .map(rows -> rows.iterator().next().getLong("version"));
    }

    private static Uni<Void> writeCustomers(SqlConnection tx, Neighbourhood graph, long version, Instant now) {
        Changes changes = graph.changes();
        Set<CustomerId> touched =
                changes.touched().stream().map(graph::customerOf).collect(Collectors.toCollection(HashSet::new));
        touched.removeAll(changes.founded().keySet());
        touched.removeAll(changes.moved().keySet());
        OffsetDateTime time = Rows.time(now);
        Tuple founded = pairs(graph, changes.founded().keySet()).addValue(time).addValue(version);
        Tuple moved = pairs(graph, changes.moved().keySet()).addValue(version);
        return execute(tx, INSERT_CUSTOMERS, changes.founded().keySet(), founded)
                .chain(() -> execute(tx, MOVE_CUSTOMERS, changes.moved().keySet(), moved))
                .chain(() -> execute(tx, TOUCH_CUSTOMERS, touched, Tuple.of(Graphs.uuids(touched), version)));
    }

    private Uni<Void> insertIdentifiers(SqlConnection tx, Neighbourhood graph, Instant now) {
        List<Placement> placed = placements(graph, graph.changes().placed().keySet());
        Tuple columns = Tuple.tuple(List.of(
                nodesOf(placed),
                Rows.texts(placed, placement -> placement.identifier().type().name()),
                Rows.texts(placed, placement -> placement.identifier().value())));
        addState(columns, placed).addValue(Rows.time(now));
        return execute(tx, INSERT_IDENTIFIERS, placed, columns);
    }

    private Uni<Void> updateIdentifiers(SqlConnection tx, Neighbourhood graph) {
        List<Placement> updated = placements(graph, graph.changes().updated());
        Tuple columns = Tuple.tuple(List.of((Object) nodesOf(updated)));
        return execute(tx, UPDATE_IDENTIFIERS, updated, addState(columns, updated));
    }

    private static Tuple addState(Tuple columns, List<Placement> placements) {
        return columns.addValue(placements.stream()
                        .map(placement -> Nodes.of(placement.base()))
                        .toArray(UUID[]::new))
                .addValue(placements.stream()
                        .map(placement -> Rows.time(placement.seenAt()))
                        .toArray(OffsetDateTime[]::new))
                .addValue(Rows.texts(placements, Placement::seenIn))
                .addValue(Rows.texts(placements, GraphWriter::hosts))
                .addValue(placements.stream().map(Placement::shared).toArray(Boolean[]::new));
    }

    /** As the text of a PostgreSQL array: a column of arrays cannot be passed as one. */
    private static String hosts(Placement placement) {
        return placement.hosts().stream().map(CustomerId::value).sorted().collect(Collectors.joining(",", "{", "}"));
    }

    private UUID[] nodesOf(List<Placement> placements) {
        return placements.stream()
                .map(placement -> nodes.of(placement.identifier()))
                .toArray(UUID[]::new);
    }

    private static List<Placement> placements(Neighbourhood graph, Collection<Identifier> identifiers) {
        return identifiers.stream()
                .map(identifier -> graph.find(identifier).orElseThrow())
                .toList();
    }

    private static Tuple pairs(Neighbourhood graph, Collection<CustomerId> bases) {
        UUID[] current =
                bases.stream().map(base -> Nodes.of(graph.customerOf(base))).toArray(UUID[]::new);
        return Tuple.of(Graphs.uuids(bases), current);
    }

    private static Uni<Void> execute(SqlConnection tx, String sql, Collection<?> rows, Tuple columns) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(sql).execute(columns).replaceWithVoid();
    }
}
