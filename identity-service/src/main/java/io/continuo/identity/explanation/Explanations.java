package io.continuo.identity.explanation;

import io.continuo.events.CustomerId;
import io.continuo.identity.Rows;
import io.continuo.identity.graph.MergeId;
import io.continuo.identity.graph.Nodes;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what the graph knows of one customer, oldest first; each list ends at {@value #MOST}. */
@Singleton
class Explanations {

    static final int MOST = 10_000;

    private static final String BASES = """
            WITH bases AS (
                SELECT id FROM customers WHERE id = $1
                UNION ALL
                SELECT id FROM customers WHERE current = $1 AND id <> current)
            """;

    private static final String IDENTIFIERS = BASES + """
            SELECT i.type, i.value, i.customer_id, i.shared, i.seen_at, i.created_at
            FROM identifiers i WHERE i.customer_id IN (SELECT id FROM bases) ORDER BY i.created_at, i.id LIMIT $2
            """;

    /** A node without a row in identifiers is a customer. */
    private static final String LINKS = BASES + """
            , nodes AS (
                SELECT id FROM bases UNION ALL
                SELECT id FROM identifiers WHERE customer_id IN (SELECT id FROM bases)),
            touching AS (
                SELECT l.* FROM nodes n JOIN links l ON l.from_node = n.id
                UNION
                SELECT l.* FROM nodes n JOIN links l ON l.to_node = n.id)
            SELECT coalesce(f.type || ':' || f.value, 'customer_id:' || l.from_node) AS from_text,
                coalesce(t.type || ':' || t.value, 'customer_id:' || l.to_node) AS to_text,
                l.rule, l.source, l.touchpoint_id, l.occurred_at, l.score, l.merge_id, l.retracted_at, l.retracted_because
            FROM touching l
            LEFT JOIN identifiers f ON f.id = l.from_node
            LEFT JOIN identifiers t ON t.id = l.to_node
            ORDER BY l.id LIMIT $2
            """;

    private static final String MERGES = BASES + """
            SELECT m.* FROM bases b JOIN merges m ON m.left_customer = b.id
            UNION
            SELECT m.* FROM bases b JOIN merges m ON m.right_customer = b.id
            ORDER BY merged_at, id LIMIT $2
            """;

    Uni<List<PlacedIdentifier>> identifiers(SqlClient client, CustomerId customer) {
        return client.preparedQuery(IDENTIFIERS)
                .execute(about(customer))
                .map(rows -> Rows.list(rows, Explanations::identifier));
    }

    Uni<List<LinkView>> links(SqlClient client, CustomerId customer) {
        return client.preparedQuery(LINKS).execute(about(customer)).map(rows -> Rows.list(rows, Explanations::link));
    }

    Uni<List<MergeView>> merges(SqlClient client, CustomerId customer) {
        return client.preparedQuery(MERGES).execute(about(customer)).map(rows -> Rows.list(rows, Explanations::merge));
    }

    private static Tuple about(CustomerId customer) {
        return Tuple.of(Nodes.of(customer), MOST);
    }

    private static PlacedIdentifier identifier(Row row) {
        return new PlacedIdentifier(
                row.getString("type"),
                row.getString("value"),
                Nodes.customer(row.getUUID("customer_id")),
                row.getBoolean("shared"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "seen_at"));
    }

    private static LinkView link(Row row) {
        UUID merge = row.getUUID("merge_id");
        return new LinkView(
                row.getString("from_text"),
                row.getString("to_text"),
                row.getString("rule"),
                row.getString("source"),
                row.getString("touchpoint_id"),
                Rows.instant(row, "occurred_at"),
                row.getDouble("score"),
                merge == null ? null : new MergeId(merge),
                optional(row, "retracted_at"),
                row.getString("retracted_because"));
    }

    private static MergeView merge(Row row) {
        return new MergeView(
                new MergeId(row.getUUID("id")),
                Nodes.customer(row.getUUID("survivor")),
                Nodes.customer(row.getUUID("absorbed")),
                row.getString("rule"),
                row.getString("reason"),
                row.getString("source"),
                Rows.instant(row, "merged_at"),
                optional(row, "undone_at"),
                row.getString("undone_by"),
                row.getString("undo_reason"));
    }

    private static @Nullable Instant optional(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
