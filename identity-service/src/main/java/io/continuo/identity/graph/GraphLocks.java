package io.continuo.identity.graph;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.identity.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The order in which every transaction takes its locks: identifiers by ascending hash, so that nobody else places one
 * of them; then the rows of the customers concerned by descending id, so that nobody else changes what belongs to them.
 *
 * <p>While one waits for a customer, that customer may be merged into another, which is older and so comes later in this
 * order; it is locked too. Only after an unmerge a lock can be due that should have come earlier. It is then taken
 * without waiting or the transaction starts again, so that nobody ever waits in a circle.
 */
@Singleton
class GraphLocks {

    private static final String LOCK_IDENTIFIERS =
            "SELECT pg_advisory_xact_lock(lock) FROM unnest($1::bigint[]) AS lock";

    private static final String CURRENT = "SELECT DISTINCT current FROM customers WHERE id = ANY ($1)";

    private static final String LOCK_CUSTOMERS =
            "SELECT id FROM customers WHERE id = ANY ($1) ORDER BY id DESC FOR NO KEY UPDATE";

    private final Nodes nodes;

    GraphLocks(Nodes nodes) {
        this.nodes = nodes;
    }

    Uni<Void> identifiers(SqlConnection tx, Collection<Identifier> identifiers) {
        Long[] locks = identifiers.stream()
                .map(nodes::of)
                .map(UUID::getLeastSignificantBits)
                .distinct()
                .sorted()
                .toArray(Long[]::new);
        return tx.preparedQuery(LOCK_IDENTIFIERS).execute(Tuple.of(locks)).replaceWithVoid();
    }

    /**
     * Locks whomever these base customers belong to.
     *
     * @return the customers, which stay who they are until the transaction ends
     */
    Uni<Set<CustomerId>> customersOf(SqlConnection tx, Set<CustomerId> bases) {
        return bases.isEmpty() ? Uni.createFrom().item(Set.of()) : lockCurrent(tx, bases, new TreeSet<>());
    }

    private Uni<Set<CustomerId>> lockCurrent(SqlConnection tx, Set<CustomerId> bases, NavigableSet<CustomerId> locked) {
        return tx.preparedQuery(CURRENT)
                .execute(Tuple.of(Graphs.uuids(bases)))
                .map(GraphLocks::customers)
                .chain(current -> locked.containsAll(current)
                        ? Uni.createFrom().item(current)
                        : lock(tx, missing(current, locked), locked).chain(() -> lockCurrent(tx, bases, locked)));
    }

    private static Uni<Void> lock(SqlConnection tx, NavigableSet<CustomerId> missing, NavigableSet<CustomerId> locked) {
        boolean inOrder = locked.isEmpty() || missing.last().compareTo(locked.first()) < 0;
        String sql = inOrder ? LOCK_CUSTOMERS : LOCK_CUSTOMERS + " NOWAIT";
        locked.addAll(missing);
        return tx.preparedQuery(sql).execute(Tuple.of(Graphs.uuids(missing))).replaceWithVoid();
    }

    private static NavigableSet<CustomerId> missing(Set<CustomerId> current, Set<CustomerId> locked) {
        NavigableSet<CustomerId> missing = new TreeSet<>(current);
        missing.removeAll(locked);
        return missing;
    }

    private static Set<CustomerId> customers(RowSet<Row> rows) {
        return Rows.stream(rows).map(row -> Graphs.customer(row, "current")).collect(Collectors.toUnmodifiableSet());
    }
}
