package io.continuo.identity.household;

import io.continuo.events.CustomerId;
import io.continuo.identity.Rows;
import io.continuo.identity.graph.Nodes;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who lives with whom: what was decided for a customer last, else what was heard of it last. */
@Singleton
class Households {

    static final int MOST_MEMBERS = 200;

    private static final String WORDS = """
            SELECT c.current, w.household, w.by_hand, w.at
            FROM customers c JOIN LATERAL (
                SELECT household, true AS by_hand, at FROM household_choices WHERE customer_id = c.id
                UNION ALL
                SELECT household, false, at FROM household_keys WHERE customer_id = c.id) w ON true
            """;

    private static final String OF_CUSTOMER = WORDS + """
            WHERE c.id = $1 OR (c.current = $1 AND c.id <> c.current)
            ORDER BY w.by_hand DESC, w.at DESC, w.household LIMIT 1
            """;

    private static final String MEMBERS = """
            WITH candidates AS (
                SELECT DISTINCT c.current FROM customers c WHERE c.id IN (
                    SELECT customer_id FROM household_choices WHERE household = $1
                    UNION SELECT customer_id FROM household_keys WHERE household = $1)
                ORDER BY c.current LIMIT $2),
            last AS (
                SELECT DISTINCT ON (w.current) w.current, w.household, w.by_hand FROM candidates m
                JOIN (%s) w ON w.current = m.current
                ORDER BY w.current, w.by_hand DESC, w.at DESC, w.household)
            SELECT current, household, by_hand FROM last WHERE household = $1 ORDER BY current
            """.formatted(WORDS);

    private static final String CHOOSE = """
            INSERT INTO household_choices (customer_id, household, reason, decided_by, at)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (customer_id) DO UPDATE SET household = excluded.household, reason = excluded.reason,
                decided_by = excluded.decided_by, at = excluded.at
            """;

    private static final String UNCHOOSE = "DELETE FROM household_choices WHERE customer_id = ANY ($1)";

    /** A household as it is for one customer. */
    record Membership(UUID household, boolean byHand) {}

    record Member(CustomerId customer, boolean byHand) {}

    /** What somebody decided, who and why. */
    record Choice(UUID household, String reason, String by, Instant at) {}

    /** @param customer by its current id */
    Uni<Optional<Membership>> of(SqlClient client, CustomerId customer) {
        return client.preparedQuery(OF_CUSTOMER)
                .execute(Tuple.of(Nodes.of(customer)))
                .map(rows -> Rows.stream(rows)
                        .map(row -> new Membership(row.getUUID("household"), row.getBoolean("by_hand")))
                        .findFirst());
    }

    Uni<List<Member>> members(SqlClient client, UUID household) {
        return client.preparedQuery(MEMBERS)
                .execute(Tuple.of(household, MOST_MEMBERS))
                .map(rows -> Rows.list(rows, Households::member));
    }

    /** @param base the customer as it was named, so that an unmerge gives each its own choice back */
    Uni<Void> choose(SqlConnection tx, CustomerId base, Choice choice) {
        return tx.preparedQuery(CHOOSE)
                .execute(Tuple.of(
                        Nodes.of(base), choice.household(), choice.reason(), choice.by(), Rows.time(choice.at())))
                .replaceWithVoid();
    }

    Uni<Void> unchoose(SqlConnection tx, Collection<CustomerId> bases) {
        return tx.preparedQuery(UNCHOOSE)
                .execute(Tuple.of(bases.stream().map(Nodes::of).toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    private static Member member(Row row) {
        return new Member(Nodes.customer(row.getUUID("current")), row.getBoolean("by_hand"));
    }
}
