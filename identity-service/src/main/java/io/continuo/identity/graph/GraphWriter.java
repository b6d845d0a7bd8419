package io.continuo.identity.graph;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.identity.Rows;
import io.continuo.identity.vault.Keyring;
import io.continuo.identity.vault.Vault;
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
import java.util.stream.Stream;

/** Writes what a transaction decided, set by set, and adds what others must know of it to the outbox. */
@Singleton
class GraphWriter {

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
            FROM unnest($1::uuid[], $2::text[], $3::bytea[], $4::uuid[], $5::timestamptz[], $6::text[], $7::text[],
                $8::boolean[]) AS n(id, type, value, customer_id, seen_at, seen_in, hosts, shared)
            """;

    private static final String UPDATE_IDENTIFIERS = """
            UPDATE identifiers i SET customer_id = n.customer_id, seen_at = n.seen_at, seen_in = n.seen_in,
                hosts = n.hosts::uuid[], shared = n.shared
            FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::text[], $5::text[], $6::boolean[])
                AS n(id, customer_id, seen_at, seen_in, hosts, shared)
            WHERE i.id = n.id
            """;

    private static final String MOVE_IDENTIFIERS = """
            UPDATE identifiers i SET value = n.value, customer_id = n.customer_id, seen_at = n.seen_at,
                seen_in = n.seen_in, hosts = n.hosts::uuid[], shared = n.shared
            FROM unnest($1::uuid[], $2::bytea[], $3::uuid[], $4::timestamptz[], $5::text[], $6::text[], $7::boolean[])
                AS n(id, value, customer_id, seen_at, seen_in, hosts, shared)
            WHERE i.id = n.id
            """;

    private final Nodes nodes;
    private final Vault vault;
    private final LinkWriter links;
    private final GraphEvents events;
    private final InstantSource clock;

    GraphWriter(Nodes nodes, Vault vault, LinkWriter links, GraphEvents events, InstantSource clock) {
        this.nodes = nodes;
        this.vault = vault;
        this.links = links;
        this.events = events;
        this.clock = clock;
    }

    Uni<Void> save(SqlConnection tx, Neighbourhood graph) {
        Instant now = clock.instant();
        Changes changes = graph.changes();
        Uni<Void> visible = changes.areVisible()
                ? MapVersions.next(tx)
                        .call(version -> writeCustomers(tx, graph, version, now))
                        .call(() -> writeIdentifiers(tx, graph, now))
                        .call(() -> links.save(tx, changes, now))
                        .chain(version -> events.publish(tx, graph, version, now))
                : Uni.createFrom().voidItem();
        return visible.chain(() -> confirmIdentifiers(tx, graph)).chain(() -> links.saveConflicts(tx, changes, now));
    }

    private Uni<Void> writeCustomers(SqlConnection tx, Neighbourhood graph, long version, Instant now) {
        Changes changes = graph.changes();
        Set<CustomerId> touched =
                changes.touched().stream().map(graph::customerOf).collect(Collectors.toCollection(HashSet::new));
        touched.removeAll(changes.founded().keySet());
        touched.removeAll(changes.moved().keySet());
        OffsetDateTime time = Rows.time(now);
        Tuple founded = pairs(graph, changes.founded().keySet()).addValue(time).addValue(version);
        Tuple moved = pairs(graph, changes.moved().keySet()).addValue(version);
        return execute(tx, INSERT_CUSTOMERS, changes.founded().keySet(), founded)
                .chain(() -> vault.create(tx, changes.founded().keySet()))
                .chain(() -> execute(tx, MOVE_CUSTOMERS, changes.moved().keySet(), moved))
                .chain(() -> execute(tx, TOUCH_CUSTOMERS, touched, Tuple.of(Graphs.uuids(touched), version)));
    }

    /** Sealed for their base customers, those that moved to another one anew. */
    private Uni<Void> writeIdentifiers(SqlConnection tx, Neighbourhood graph, Instant now) {
        List<Placement> placed = placements(graph, graph.changes().placed().keySet());
        List<Placement> moved = placements(graph, graph.changes().repointed().keySet());
        Set<CustomerId> bases = Stream.concat(placed.stream(), moved.stream())
                .map(Placement::base)
                .collect(Collectors.toSet());
        return bases.isEmpty()
                ? Uni.createFrom().voidItem()
                : vault.keyring(tx, bases)
                        .chain(keys ->
                                insertIdentifiers(tx, placed, keys, now).chain(() -> moveIdentifiers(tx, moved, keys)));
    }

    private Uni<Void> insertIdentifiers(SqlConnection tx, List<Placement> placed, Keyring keys, Instant now) {
        Tuple columns = Tuple.tuple(List.of(
                nodesOf(placed),
                Rows.texts(placed, placement -> placement.identifier().type().name()),
                sealed(placed, keys)));
        addState(columns, placed).addValue(Rows.time(now));
        return execute(tx, INSERT_IDENTIFIERS, placed, columns);
    }

    private Uni<Void> moveIdentifiers(SqlConnection tx, List<Placement> moved, Keyring keys) {
        Tuple columns = Tuple.tuple(List.of(nodesOf(moved), sealed(moved, keys)));
        return execute(tx, MOVE_IDENTIFIERS, moved, addState(columns, moved));
    }

    /** Nothing but what is remembered of the latest sighting: the sealed value stays as it is. */
    private Uni<Void> confirmIdentifiers(SqlConnection tx, Neighbourhood graph) {
        List<Placement> confirmed = placements(graph, graph.changes().confirmed());
        Tuple columns = Tuple.tuple(List.of((Object) nodesOf(confirmed)));
        return execute(tx, UPDATE_IDENTIFIERS, confirmed, addState(columns, confirmed));
    }

    private static Object sealed(List<Placement> placements, Keyring keys) {
        return Rows.bytes(
                placements, placement -> SealedIdentifiers.seal(keys.of(placement.base()), placement.identifier()));
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
