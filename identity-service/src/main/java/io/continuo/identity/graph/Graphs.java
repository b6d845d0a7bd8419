package io.continuo.identity.graph;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.events.IdentifierType;
import io.continuo.identity.LostRace;
import io.continuo.identity.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the parts of the graph that decisions need. */
@Singleton
class Graphs {

    private static final String FIND = """
            SELECT i.id, i.customer_id, i.seen_at, i.seen_in, i.hosts, i.shared, c.current,
                NULL::timestamptz AS erased_at, false AS lifted
            FROM identifiers i JOIN customers c ON c.id = i.customer_id
            WHERE i.id = ANY ($1)
            UNION ALL
            SELECT c.id, c.id, c.created_at, '', '{}', false, c.current, c.erased_at, false
            FROM customers c WHERE c.id = ANY ($1)
            UNION ALL
            SELECT e.id, NULL, NULL, '', '{}', false, NULL, e.erased_at, e.lifted_at IS NOT NULL
            FROM erased_identifiers e WHERE e.id = ANY ($1)
            """;

    private static final String MEMBERS = """
            SELECT id, current FROM customers WHERE id = ANY ($1)
            UNION ALL
            SELECT id, current FROM customers WHERE current = ANY ($1) AND id <> current
            """;

    private static final String HOLDINGS = """
            SELECT c.current, i.type, count(*)::int AS number
            FROM customers c JOIN identifiers i ON i.customer_id = c.id
            WHERE (c.id = ANY ($1) OR (c.current = ANY ($1) AND c.id <> c.current)) AND NOT i.shared
            GROUP BY c.current, i.type
            """;

    private static final String NEVER_LINKS = """
            WITH bases AS (
                SELECT id FROM customers WHERE id = ANY ($1) OR (current = ANY ($1) AND id <> current))
            SELECT n.one, n.other FROM bases b JOIN never_links n ON n.one = b.id
            UNION
            SELECT n.one, n.other FROM bases b JOIN never_links n ON n.other = b.id
            """;

    private final Nodes nodes;
    private final Ids ids;
    private final GraphLocks locks;

    Graphs(Nodes nodes, Ids ids, GraphLocks locks) {
        this.nodes = nodes;
        this.ids = ids;
        this.locks = locks;
    }

    Uni<Found> find(SqlClient client, Collection<Identifier> identifiers) {
        Map<UUID, Identifier> byNode = new HashMap<>();
        identifiers.forEach(identifier -> byNode.put(nodes.of(identifier), identifier));
        return client.preparedQuery(FIND)
                .execute(Tuple.of(byNode.keySet().toArray(UUID[]::new)))
                .map(rows -> found(rows, byNode));
    }

    /**
     * Locks the customers of what was found and reads all that is needed to change them, in one go to the database; fails
     * with {@link LostRace} when one of them became another before it was locked.
     */
    Uni<Neighbourhood> lockAndLoad(SqlConnection tx, Found found) {
        return Uni.combine()
                .all()
                .unis(locks.customersOf(tx, found.bases(), found.customers()), load(tx, found, found.customers()))
                .with((locked, graph) -> graph);
    }

    /** All that is needed to change these customers, which are locked. The reads are sent together. */
    Uni<Neighbourhood> load(SqlConnection tx, Found found, Set<CustomerId> customers) {
        Neighbourhood graph = new Neighbourhood(ids::next);
        found.placements().forEach(graph::know);
        found.tombstones().forEach(graph::know);
        Tuple roots = Tuple.of(uuids(customers));
        return customers.isEmpty()
                ? Uni.createFrom().item(graph)
                : Uni.combine()
                        .all()
                        .unis(
                                tx.preparedQuery(MEMBERS).execute(roots),
                                tx.preparedQuery(HOLDINGS).execute(roots),
                                tx.preparedQuery(NEVER_LINKS).execute(roots))
                        .with((members, holdings, never) -> {
                            members.forEach(row -> graph.know(customer(row, "id"), customer(row, "current")));
                            holdings.forEach(row -> knowHolding(graph, row));
                            never.forEach(
                                    row -> graph.know(new NeverLink(customer(row, "one"), customer(row, "other"))));
                            return graph;
                        });
    }

    private static Found found(RowSet<Row> rows, Map<UUID, Identifier> byNode) {
        Found found = new Found();
        for (Row row : rows) {
            Identifier identifier = byNode.get(row.getUUID("id"));
            UUID base = row.getUUID("customer_id");
            if (base == null) {
                found.add(tombstone(identifier, row));
            } else if (row.getValue("erased_at") != null) {
                found.addErased(Nodes.customer(base));
                found.add(tombstone(identifier, row));
            } else {
                found.add(placement(identifier, row), customer(row, "current"));
            }
        }
        return found;
    }

    private static Tombstone tombstone(Identifier identifier, Row row) {
        return new Tombstone(identifier, Rows.instant(row, "erased_at"), row.getBoolean("lifted"));
    }

    private static Placement placement(Identifier identifier, Row row) {
        Set<CustomerId> hosts =
                Stream.of(row.getArrayOfUUIDs("hosts")).map(Nodes::customer).collect(Collectors.toUnmodifiableSet());
        return new Placement(
                identifier,
                customer(row, "customer_id"),
                Rows.instant(row, "seen_at"),
                row.getString("seen_in"),
                hosts,
                row.getBoolean("shared"));
    }

    private static void knowHolding(Neighbourhood graph, Row row) {
        graph.know(customer(row, "current"), new IdentifierType(row.getString("type")), row.getInteger("number"));
    }

    static CustomerId customer(Row row, String column) {
        return Nodes.customer(row.getUUID(column));
    }

    static UUID[] uuids(Collection<CustomerId> customers) {
        return customers.stream().map(Nodes::of).toArray(UUID[]::new);
    }
}
