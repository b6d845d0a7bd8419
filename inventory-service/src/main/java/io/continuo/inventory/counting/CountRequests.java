package io.continuo.inventory.counting;

import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;

/** Asks nodes to count, for other features. */
@Singleton
public class CountRequests {

    /** A node that was asked for this SKU already and has not counted is not asked again. */
    private static final String ASK = """
            WITH wanted AS (
                SELECT * FROM unnest($1::text[], $2::text[]) AS w(id, node) WHERE NOT EXISTS (
                    SELECT FROM stock_count_line l JOIN stock_count c ON c.id = l.count
                    WHERE l.sku = $3 AND l.state IN ('asked', 'pending') AND c.node = w.node
                        AND c.state IN ('requested', 'pending'))
            ), asked AS (
                INSERT INTO stock_count (id, node, kind, state, reason, actor, created_at)
                SELECT id, node, 'cycle', 'requested', $4, $5, $6 FROM wanted RETURNING id
            )
            INSERT INTO stock_count_line (count, sku, state) SELECT id, $3, 'asked' FROM asked
            """;

    /** @param reason why, in words for whoever counts */
    public Uni<Void> ask(
            SqlConnection tx, Sku sku, Collection<NodeId> nodes, String reason, String actor, Instant now) {
        if (nodes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String[] ids = nodes.stream().map(node -> UUID.randomUUID().toString()).toArray(String[]::new);
        String[] names = nodes.stream().map(NodeId::value).toArray(String[]::new);
        return tx.preparedQuery(ASK)
                .execute(Tuple.tuple()
                        .addValue(ids)
                        .addValue(names)
                        .addString(sku.value())
                        .addString(reason)
                        .addString(actor)
                        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}
