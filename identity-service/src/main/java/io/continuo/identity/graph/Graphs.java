package io.continuo.identity.graph;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.events.IdentifierType;
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
            SELECT i.id, i.customer_id, i.seen_at, i.seen_in, i.hosts, i.shared, c.current
            FROM identifiers i JOIN customers c ON c.id = i.customer_id
            WHERE i.id = ANY ($1)
            UNION ALL
            SELECT c.id, c.id, c.created_at, '', '{}', false, c.current
            FROM customers c WHERE c.id = ANY ($1)
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
            SELECT one, other FROM never_links WHERE one = ANY ($1) OR other = ANY ($1)
            """;

    private final Nodes nodes;
    private final Ids ids;

    Graphs(Nodes nodes, Ids ids) {
        this.nodes = nodes;
        this.ids = ids;
    }

    Uni<Found> find(SqlClient client, Collection<Identifier> identifiers) {
        Map<UUID, Identifier> byNode = new HashMap<>();
        identifiers.forEach(identifier -> byNode.put(nodes.of(identifier), identifier));
        return client.preparedQuery(FIND)
                .execute(Tuple.of(byNode.keySet().toArray(UUID[]::new)))
                .map(rows -> found(rows, byNode));
    }

    /** All that is needed to change these customers, which are locked. */
    Uni<Neighbourhood> load(SqlConnection tx, Found found, Set<CustomerId> customers) {
        Neighbourhood graph = new Neighbourhood(ids::next);
        found.placements().forEach(graph::know);
        Tuple roots = Tuple.of(uuids(customers));
        return tx.preparedQuery(MEMBERS)
                .execute(roots)
                .invoke(rows -> rows.forEach(row -> graph.know(customer(row, "id"), customer(row, "current"))))
                .chain(() -> tx.preparedQuery(HOLDINGS).execute(roots))
                .invoke(rows -> rows.forEach(row -> knowHolding(graph, row)))
                .chain(() -> neverLinks(tx, graph, customers))
                .replaceWith(graph);
    }

    private static Uni<Void> neverLinks(SqlConnection tx, Neighbourhood graph, Set<CustomerId> customers) {
        Stream<CustomerId> bases = customers.stream().flatMap(customer -> graph.membersOf(customer).stream());
        return tx.preparedQuery(NEVER_LINKS)
                .execute(Tuple.of(uuids(bases.collect(Collectors.toUnmodifiableSet()))))
                .invoke(rows ->
                        rows.forEach(row -> graph.know(new NeverLink(customer(row, "one"), customer(row, "other")))))
                .replaceWithVoid();
    }

    private static Found found(RowSet<Row> rows, Map<UUID, Identifier> byNode) {
        Found found = new Found();
        for (Row row : rows) {
            Identifier identifier = byNode.get(row.getUUID("id"));
            Set<CustomerId> hosts = Stream.of(row.getArrayOfUUIDs("hosts"))
                    .map(Nodes::customer)
                    .collect(Collectors.toUnmodifiableSet());
            Placement placement = new Placement(
                    identifier,
                    customer(row, "customer_id"),
                    Rows.instant(row, "seen_at"),
                    row.getString("seen_in"),
                    hosts,
                    row.getBoolean("shared"));
            found.add(placement, customer(row, "current"));
        }
        return found;
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
