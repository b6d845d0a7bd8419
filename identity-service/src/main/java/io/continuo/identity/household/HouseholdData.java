package io.continuo.identity.household;

import io.continuo.identity.Rows;
import io.continuo.identity.graph.Person;
import io.continuo.identity.privacy.PersonalData;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** With whom somebody lives, and the parts somebody plays; of the others in the household nothing is told. */
@Singleton
class HouseholdData implements PersonalData {

    private static final String DELETE = """
            WITH keys AS (DELETE FROM household_keys WHERE customer_id = ANY ($1) RETURNING 1),
                choices AS (DELETE FROM household_choices WHERE customer_id = ANY ($1) RETURNING 1),
                roles AS (DELETE FROM customer_roles WHERE customer_id = ANY ($1) RETURNING 1)
            SELECT (SELECT count(*) FROM keys) + (SELECT count(*) FROM choices) AS households,
                (SELECT count(*) FROM roles) AS roles
            """;

    private static final String HOUSEHOLDS = """
            SELECT household, source, at FROM household_keys WHERE customer_id = ANY ($1)
            UNION ALL
            SELECT household, decided_by, at FROM household_choices WHERE customer_id = ANY ($1)
            ORDER BY at, household
            """;

    private static final String ROLES = """
            SELECT kind, subject, role, source, at FROM customer_roles WHERE customer_id = ANY ($1)
            ORDER BY at, kind, subject, role
            """;

    /** A household, and who said so. */
    record Belonging(UUID household, String source, Instant at) {}

    /** A part, and who said so. */
    record Part(String kind, String subject, String role, String source, Instant at) {}

    @Override
    public Uni<Map<String, Long>> erase(SqlConnection tx, Person person) {
        return tx.preparedQuery(DELETE)
                .execute(Tuple.of(person.baseIds()))
                .map(rows -> rows.iterator().next())
                .map(row -> Map.of("households", row.getLong("households"), "roles", row.getLong("roles")));
    }

    @Override
    public Uni<Map<String, Object>> export(SqlClient client, Person person) {
        Tuple bases = Tuple.of(person.baseIds());
        return client.preparedQuery(HOUSEHOLDS)
                .execute(bases)
                .map(rows -> Rows.list(
                        rows,
                        row -> new Belonging(
                                row.getUUID("household"), row.getString("source"), Rows.instant(row, "at"))))
                .chain(households -> client.preparedQuery(ROLES)
                        .execute(bases)
                        .map(rows -> Rows.list(
                                rows,
                                row -> new Part(
                                        row.getString("kind"),
                                        row.getString("subject"),
                                        row.getString("role"),
                                        row.getString("source"),
                                        Rows.instant(row, "at"))))
                        .map(roles -> Map.of("households", households, "roles", roles)));
    }
}
