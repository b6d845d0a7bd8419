package io.continuo.identity.matching;

import io.continuo.events.CustomerId;
import io.continuo.identity.Rows;
import io.continuo.identity.graph.Nodes;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where records are: whose they are now, and what matching found out about them. */
@Singleton
class Whereabouts {

    /** @param outcome null while the record was not matched */
    record Where(CustomerId customer, Finding.@Nullable Kind outcome, double score) {}

    private static final String WAITING =
            "SELECT id FROM match_records WHERE name = ANY ($1) AND turn <> 'done' ORDER BY id";

    private static final String FIND = """
            SELECT r.name, c.current, r.outcome, coalesce(r.score, 0) AS score
            FROM match_records r JOIN customers c ON c.id = r.customer_id WHERE r.name = ANY ($1)
            """;

    Uni<List<Long>> waiting(SqlClient client, Collection<UUID> names) {
        return client.preparedQuery(WAITING)
                .execute(Tuple.of(names.toArray(UUID[]::new)))
                .map(rows -> Rows.list(rows, row -> row.getLong("id")));
    }

    Uni<Map<UUID, Where>> of(SqlClient client, Collection<UUID> names) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(names.toArray(UUID[]::new)))
                .map(rows ->
                        Rows.stream(rows).collect(Collectors.toMap(row -> row.getUUID("name"), Whereabouts::where)));
    }

    private static Where where(Row row) {
        String outcome = row.getString("outcome");
        return new Where(
                Nodes.customer(row.getUUID("current")),
                outcome == null ? null : Finding.Kind.of(outcome),
                Objects.requireNonNull(row.getDouble("score")));
    }
}
