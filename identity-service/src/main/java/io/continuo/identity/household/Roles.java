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
import java.util.UUID;

/** Parts that customers play. */
@Singleton
class Roles {

    private static final String PLAY = """
            INSERT INTO customer_roles (customer_id, kind, subject, role, source, at) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT DO NOTHING
            """;

    private static final String END = """
            DELETE FROM customer_roles WHERE customer_id = ANY ($1) AND kind = $2 AND subject = $3 AND role = $4
            """;

    private static final String OF_CUSTOMER = """
            SELECT c.current, r.kind, r.subject, r.role, min(r.source) AS source, min(r.at) AS at
            FROM customers c JOIN customer_roles r ON r.customer_id = c.id
            WHERE (c.id = $1 OR (c.current = $1 AND c.id <> c.current)) AND (r.kind, r.subject, r.role) > ($2, $3, $4)
            GROUP BY c.current, r.kind, r.subject, r.role ORDER BY r.kind, r.subject, r.role LIMIT $5
            """;

    private static final String OF_SUBJECT = """
            SELECT c.current, r.kind, r.subject, r.role, min(r.source) AS source, min(r.at) AS at
            FROM customer_roles r JOIN customers c ON c.id = r.customer_id
            WHERE r.kind = $1 AND r.subject = $2 AND (r.role, c.current) > ($3, $4)
            GROUP BY c.current, r.kind, r.subject, r.role ORDER BY r.role, c.current LIMIT $5
            """;

    /** What a part is played in. */
    record Subject(String kind, String id) {}

    /** A part somebody plays, since when, and who said so. */
    record Played(CustomerId customer, Subject subject, String role, String source, Instant at) {}

    Uni<Void> play(SqlConnection tx, CustomerId base, Subject subject, String role, String source, Instant at) {
        return tx.preparedQuery(PLAY)
                .execute(Tuple.of(Nodes.of(base), subject.kind(), subject.id(), role, source, Rows.time(at)))
                .replaceWithVoid();
    }

    Uni<Void> end(SqlConnection tx, Collection<CustomerId> bases, Subject subject, String role) {
        UUID[] ids = bases.stream().map(Nodes::of).toArray(UUID[]::new);
        return tx.preparedQuery(END)
                .execute(Tuple.of(ids, subject.kind(), subject.id(), role))
                .replaceWithVoid();
    }

    /** By kind, subject and role, behind these. */
    Uni<List<Played>> of(SqlClient client, CustomerId customer, Subject after, String afterRole, int most) {
        return client.preparedQuery(OF_CUSTOMER)
                .execute(Tuple.of(Nodes.of(customer), after.kind(), after.id(), afterRole, most))
                .map(rows -> Rows.list(rows, Roles::played));
    }

    /** By role and customer, behind these. */
    Uni<List<Played>> of(SqlClient client, Subject subject, String afterRole, UUID after, int most) {
        return client.preparedQuery(OF_SUBJECT)
                .execute(Tuple.of(subject.kind(), subject.id(), afterRole, after, most))
                .map(rows -> Rows.list(rows, Roles::played));
    }

    private static Played played(Row row) {
        return new Played(
                Nodes.customer(row.getUUID("current")),
                new Subject(row.getString("kind"), row.getString("subject")),
                row.getString("role"),
                row.getString("source"),
                Rows.instant(row, "at"));
    }
}
