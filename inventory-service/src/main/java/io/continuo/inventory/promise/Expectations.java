package io.continuo.inventory.promise;

import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.stock.StockKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * When nodes expect what they promised and do not have: with the next supply that was announced to them, and not before
 * a pre-order may be fulfilled. Nothing is said of what lies there already, or of what nobody announced.
 */
final class Expectations {

    private static final String EXPECTED = """
            SELECT k.sku, k.node, greatest(b.available_from, (
                SELECT min(s.expected_at) FROM supply_line l JOIN supply s ON s.id = l.supply
                WHERE l.sku = k.sku AND s.node = k.node AND s.state IN ('announced', 'partly_received')
                    AND l.announced > l.received + l.withdrawn)) AS expected_at
            FROM unnest($1::text[], $2::text[]) AS w(sku, node)
            JOIN stock k ON k.sku = w.sku AND k.node = w.node
            LEFT JOIN backorder b ON b.sku = k.sku AND b.node = k.node
            WHERE k.allocated + k.reserved + k.blocked > k.on_hand
            """;

    private Expectations() {}

    static Uni<Map<StockKey, Instant>> of(SqlClient client, Promise promise) {
        List<StockKey> open = promise.parts().stream()
                .filter(part -> part.open().isPositive())
                .map(PromisePart::key)
                .distinct()
                .toList();
        if (open.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return client.preparedQuery(EXPECTED)
                .execute(Tuple.of(
                        open.stream().map(key -> key.sku().value()).toArray(String[]::new),
                        open.stream().map(key -> key.node().value()).toArray(String[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .filter(row -> row.getOffsetDateTime("expected_at") != null)
                        .collect(Collectors.toMap(
                                Expectations::key,
                                row -> row.getOffsetDateTime("expected_at").toInstant())));
    }

    private static StockKey key(Row row) {
        return new StockKey(new Sku(row.getString("sku")), new NodeId(row.getString("node")));
    }
}
