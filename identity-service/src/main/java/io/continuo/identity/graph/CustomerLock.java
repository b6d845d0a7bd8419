package io.continuo.identity.graph;

import io.continuo.events.CustomerId;
import io.continuo.http.Problems;
import io.continuo.identity.IdentityProblem;
import io.continuo.identity.LostRace;
import io.continuo.identity.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Holds one customer still while something is written that belongs to it. */
@Singleton
public class CustomerLock {

    /**
     * A customer that stays as it is until the transaction ends.
     *
     * @param customer who it is now
     * @param bases the base customers it consists of
     * @param version of its representation
     */
    public record Held(CustomerId customer, Set<CustomerId> bases, long version) {}

    private static final String MEMBERS = """
            SELECT id, version FROM customers WHERE id = $1
            UNION ALL
            SELECT id, version FROM customers WHERE current = $1 AND id <> current
            """;

    private static final String CURRENT = "SELECT current, erased_at FROM customers WHERE id = $1";

    private static final String TOUCH = "UPDATE customers SET version = nextval('map_version') WHERE id = ANY ($1)";

    private final GraphLocks locks;

    CustomerLock(GraphLocks locks) {
        this.locks = locks;
    }

    /** Empty where no customer has or had this id; fails with {@code customer-erased} for one that was erased. */
    public Uni<Optional<Held>> hold(SqlConnection tx, CustomerId named) {
        Optional<UUID> id = Nodes.parse(named.value());
        return id.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : tx.preparedQuery(CURRENT)
                        .execute(Tuple.of(id.get()))
                        .chain(rows -> rows.size() == 0
                                ? Uni.createFrom().item(Optional.empty())
                                : hold(tx, named, expected(rows.iterator().next())));
    }

    /** As {@link #hold}; fails with {@code unknown-customer} where no customer has or had this id. */
    public Uni<Held> holdKnown(SqlConnection tx, CustomerId named) {
        return hold(tx, named)
                .map(held -> held.orElseThrow(
                        () -> Problems.of(IdentityProblem.UNKNOWN_CUSTOMER, "No customer has or had this id.")));
    }

    /** A base customer that exists, or did a moment ago: fails with {@link LostRace} where it was erased since. */
    public Uni<Held> holdBase(SqlConnection tx, CustomerId base) {
        return locks.customersOf(tx, Set.of(base))
                .chain(customers -> read(tx, customers.iterator().next()))
                .map(Optional::orElseThrow);
    }

    private Uni<Optional<Held>> hold(SqlConnection tx, CustomerId named, CustomerId expected) {
        return locks.customersOf(tx, Set.of(named), Set.of(expected))
                .chain(customers -> read(tx, customers.iterator().next()));
    }

    private static CustomerId expected(Row row) {
        if (row.getValue("erased_at") != null) {
            throw Directory.erased();
        }
        return Graphs.customer(row, "current");
    }

    /** Readers of the customer see something new. */
    public Uni<Void> touch(SqlConnection tx, Held held) {
        return touch(tx, Set.of(held.customer()));
    }

    /** As {@link #touch(SqlConnection, Held)} for customers that this transaction holds. */
    public Uni<Void> touch(SqlConnection tx, Set<CustomerId> customers) {
        return tx.preparedQuery(TOUCH)
                .execute(Tuple.of(Graphs.uuids(customers)))
                .replaceWithVoid();
    }

    /** As it is now, without holding it. */
    Uni<Optional<Held>> read(SqlClient client, CustomerId customer) {
        return client.preparedQuery(MEMBERS)
                .execute(Tuple.of(Nodes.of(customer)))
                .map(rows -> Optional.of(new Held(customer, ids(rows), versionOf(rows, customer))));
    }

    private static Set<CustomerId> ids(RowSet<Row> rows) {
        return Rows.stream(rows).map(row -> Graphs.customer(row, "id")).collect(Collectors.toUnmodifiableSet());
    }

    private static long versionOf(RowSet<Row> rows, CustomerId customer) {
        return Rows.stream(rows)
                .filter(row -> Graphs.customer(row, "id").equals(customer))
                .mapToLong(row -> row.getLong("version"))
                .findFirst()
                .orElseThrow();
    }
}
