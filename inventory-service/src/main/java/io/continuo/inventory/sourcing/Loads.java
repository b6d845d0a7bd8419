package io.continuo.inventory.sourcing;

import io.continuo.inventory.catalog.NodeId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How many orders nodes with a daily capacity are to work on. Days are those of UTC. A cart counts while it holds
 * something at the node, an order from its promise on; carts that are decided on at the same moment, but not together, may
 * exceed a capacity by their number, because a customer who has paid is not turned away for it.
 */
@Singleton
public class Loads {

    /** So many rows share a node's count of a day. */
    private static final int SLOTS = 16;

    private static final String READ = """
        SELECT n.id, coalesce((SELECT sum(d.orders) FROM node_day d WHERE d.node = n.id AND d.day = $2), 0) + (
            SELECT count(*) FROM (
                SELECT DISTINCT p.reservation FROM reservation_part p
                WHERE p.node = n.id AND p.held_until > $3 LIMIT n.daily_order_capacity) held) AS orders
        FROM node n WHERE n.id = ANY($1)
        """;

    /** Orders of a day that is over never come back, so a count may fall below nothing on another day; it is no harm. */
    private static final String COUNT = """
        INSERT INTO node_day (node, day, slot, orders)
        SELECT n.id, $3, $4, w.orders
        FROM unnest($1::text[], $2::bigint[]) AS w(node, orders) JOIN node n ON n.id = w.node
        WHERE n.daily_order_capacity IS NOT NULL
        ORDER BY n.id COLLATE "C"
        ON CONFLICT (node, day, slot) DO UPDATE SET orders = node_day.orders + EXCLUDED.orders
        """;

    /** The sites with what they are to work on today; costs nothing where none has a capacity. */
    Uni<List<Site>> loaded(SqlClient client, List<Site> sites, Instant now) {
        String[] limited = sites.stream()
                .filter(site -> site.load().capacity() != null)
                .map(site -> site.node().value())
                .toArray(String[]::new);
        if (limited.length == 0) {
            return Uni.createFrom().item(sites);
        }
        return client.preparedQuery(READ)
                .execute(Tuple.of(limited, day(now), now.atOffset(ZoneOffset.UTC)))
                .map(Loads::byNode)
                .map(orders -> sites.stream().map(site -> loaded(site, orders)).toList());
    }

    /**
     * Counts orders nodes got, or gave back.
     *
     * @param orders by node
     * @param key of the order, which spreads counting over rows
     */
    public Uni<Void> count(SqlConnection tx, Map<NodeId, Integer> orders, String key, Instant now) {
        Map<NodeId, Integer> changes = new TreeMap<>(orders);
        changes.values().removeIf(change -> change == 0);
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Collection<NodeId> nodes = changes.keySet();
        List<Long> by = new ArrayList<>();
        changes.values().forEach(change -> by.add(change.longValue()));
        return tx.preparedQuery(COUNT)
                .execute(Tuple.of(
                        nodes.stream().map(NodeId::value).toArray(String[]::new),
                        by.toArray(Long[]::new),
                        day(now),
                        (short) Math.floorMod(key.hashCode(), SLOTS)))
                .replaceWithVoid();
    }

    private static Site loaded(Site site, Map<NodeId, Long> orders) {
        return site.with(new Load(site.load().capacity(), Objects.requireNonNullElse(orders.get(site.node()), 0L)));
    }

    private static Map<NodeId, Long> byNode(RowSet<Row> rows) {
        Map<NodeId, Long> orders = new HashMap<>();
        rows.forEach(row -> orders.put(new NodeId(row.getString("id")), row.getLong("orders")));
        return orders;
    }

    private static LocalDate day(Instant now) {
        return now.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
