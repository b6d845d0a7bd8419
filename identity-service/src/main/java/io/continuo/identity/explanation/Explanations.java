package io.continuo.identity.explanation;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.identity.Rows;
import io.continuo.identity.graph.MergeId;
import io.continuo.identity.graph.Nodes;
import io.continuo.identity.graph.SealedIdentifiers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what the graph knows of one customer, oldest first. */
@Singleton
class Explanations {

    /** Enough to look at. */
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
            SELECT l.from_node, l.to_node, l.rule, l.source, l.touchpoint_id, l.occurred_at, l.score, l.merge_id,
                l.retracted_at, l.retracted_because, e.weights::text AS weights
            FROM touching l LEFT JOIN match_evidence e ON e.merge_id = l.merge_id ORDER BY l.id LIMIT $2
            """;

    private static final String IDENTIFIERS_BY_NODE =
            "SELECT id, type, value, customer_id FROM identifiers WHERE id = ANY ($1)";

    private static final String MERGES = BASES + """
            , touching AS (
                SELECT m.* FROM bases b JOIN merges m ON m.left_customer = b.id
                UNION
                SELECT m.* FROM bases b JOIN merges m ON m.right_customer = b.id)
            SELECT m.*, e.score, e.model_version, e.weights::text AS weights
            FROM touching m LEFT JOIN match_evidence e ON e.merge_id = m.id
            ORDER BY m.merged_at, m.id LIMIT $2
            """;

    private final SealedIdentifiers sealed;

    Explanations(SealedIdentifiers sealed) {
        this.sealed = sealed;
    }

    Uni<List<PlacedIdentifier>> identifiers(SqlClient client, CustomerId customer, int most) {
        return client.preparedQuery(IDENTIFIERS)
                .execute(about(customer, most))
                .chain(rows -> sealed.open(client, rows, Explanations::identifier));
    }

    Uni<List<LinkView>> links(SqlClient client, CustomerId customer, int most) {
        return client.preparedQuery(LINKS)
                .execute(about(customer, most))
                .chain(links -> texts(client, links).map(texts -> Rows.list(links, link -> link(link, texts))));
    }

    /** What stands for the nodes of links. */
    private Uni<Map<UUID, String>> texts(SqlClient client, RowSet<Row> links) {
        UUID[] nodes = Rows.stream(links)
                .flatMap(link -> Stream.of(link.getUUID("from_node"), link.getUUID("to_node")))
                .distinct()
                .toArray(UUID[]::new);
        return client.preparedQuery(IDENTIFIERS_BY_NODE)
                .execute(Tuple.of(nodes))
                .chain(rows ->
                        sealed.open(client, rows, (identifier, row) -> Map.entry(row.getUUID("id"), identifier.key())))
                .map(texts -> texts.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    Uni<List<MergeView>> merges(SqlClient client, CustomerId customer, int most) {
        return client.preparedQuery(MERGES)
                .execute(about(customer, most))
                .map(rows -> Rows.list(rows, Explanations::merge));
    }

    private static Tuple about(CustomerId customer, int most) {
        return Tuple.of(Nodes.of(customer), most);
    }

    private static PlacedIdentifier identifier(Identifier identifier, Row row) {
        return new PlacedIdentifier(
                identifier.type().name(),
                identifier.value(),
                Nodes.customer(row.getUUID("customer_id")),
                row.getBoolean("shared"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "seen_at"));
    }

    private static String text(UUID node, Map<UUID, String> texts) {
        return texts.getOrDefault(
                node, Identifier.ofCustomer(Nodes.customer(node)).key());
    }

    private static LinkView link(Row row, Map<UUID, String> texts) {
        UUID merge = row.getUUID("merge_id");
        return new LinkView(
                text(row.getUUID("from_node"), texts),
                text(row.getUUID("to_node"), texts),
                row.getString("rule"),
                row.getString("source"),
                row.getString("touchpoint_id"),
                Rows.instant(row, "occurred_at"),
                row.getDouble("score"),
                Weights.of(row),
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
                row.getDouble("score"),
                row.getInteger("model_version"),
                Weights.of(row),
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
