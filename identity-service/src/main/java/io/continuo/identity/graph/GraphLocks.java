package io.continuo.identity.graph;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.events.IdentifierType;
import io.continuo.identity.LostRace;
import io.continuo.identity.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The order in which every transaction takes its locks: first the identifiers, so that nobody else places one of them;
 * then the customers concerned, so that nobody else changes what belongs to them; each kind by ascending number. Nobody
 * who holds a customer asks for an identifier, so nobody ever waits in a circle.
 *
 * <p>They are advisory locks (PostgreSQL, 13.3.5), not row locks: a transaction that waits may hold a lock on a customer
 * that was merged away meanwhile, and whoever holds the survivor must still be able to write that row.
 */
@Singleton
class GraphLocks {

    private static final String LOCK = "SELECT pg_advisory_xact_lock(lock) FROM unnest($1::bigint[]) AS lock";

    private static final String CURRENT =
            "SELECT DISTINCT current, erased_at IS NOT NULL AS erased FROM customers WHERE id = ANY ($1)";

    private final Nodes nodes;

    GraphLocks(Nodes nodes) {
        this.nodes = nodes;
    }

    /** A customer's id is no identifier that could be placed, and its lock is one of the second kind. */
    Uni<Void> identifiers(SqlConnection tx, Collection<Identifier> identifiers) {
        return lock(
                tx,
                identifiers.stream()
                        .filter(identifier -> !identifier.type().equals(IdentifierType.CUSTOMER_ID))
                        .map(nodes::of));
    }

    /**
     * Locks whomever these base customers belong to.
     *
     * @return the customers, which stay who they are until the transaction ends; fails with {@link LostRace} when one of
     *     them became another, or was erased, while it was waited for
     */
    Uni<Set<CustomerId>> customersOf(SqlConnection tx, Set<CustomerId> bases) {
        return bases.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : current(tx, bases).chain(expected -> customersOf(tx, bases, expected));
    }

    /** @param expected whom they belonged to when they were read */
    Uni<Set<CustomerId>> customersOf(SqlConnection tx, Set<CustomerId> bases, Set<CustomerId> expected) {
        return bases.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : Uni.combine()
                        .all()
                        .unis(lock(tx, expected.stream().map(Nodes::of)), current(tx, bases))
                        .with((locked, customers) -> customers)
                        .invoke(customers -> LostRace.unless(expected.containsAll(customers)));
    }

    private static Uni<Void> lock(SqlConnection tx, Stream<UUID> nodes) {
        Long[] locks =
                nodes.map(UUID::getLeastSignificantBits).distinct().sorted().toArray(Long[]::new);
        return locks.length == 0
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(LOCK).execute(Tuple.of(locks)).replaceWithVoid();
    }

    /** Whom they belong to; fails with {@link LostRace} where one of them was erased. */
    private static Uni<Set<CustomerId>> current(SqlConnection tx, Set<CustomerId> bases) {
        return tx.preparedQuery(CURRENT).execute(Tuple.of(Graphs.uuids(bases))).map(GraphLocks::customers);
    }

    private static Set<CustomerId> customers(RowSet<Row> rows) {
        LostRace.unless(Rows.stream(rows).noneMatch(row -> row.getBoolean("erased")));
        return Rows.stream(rows).map(row -> Graphs.customer(row, "current")).collect(Collectors.toUnmodifiableSet());
    }
}
