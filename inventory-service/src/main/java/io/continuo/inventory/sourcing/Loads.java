package io.continuo.inventory.sourcing;

import io.continuo.inventory.catalog.NodeCalendar;
import io.continuo.inventory.catalog.NodeId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How many orders nodes with a daily capacity are to work on, on the day they work on what is ordered now, by their own
 * calendars. A cart counts while it holds something at the node, an order from its promise on; see {@link WorkingDays}.
 */
@Singleton
class Loads {

    private static final String READ = """
        SELECT n.id, coalesce((SELECT sum(d.orders) FROM node_day d WHERE d.node = n.id AND d.day = w.day), 0) + (
            SELECT count(*) FROM (
                SELECT DISTINCT p.reservation FROM reservation_part p
                WHERE p.node = n.id AND p.held_until > $3 LIMIT n.daily_order_capacity) held) AS orders
        FROM unnest($1::text[], $2::date[]) AS w(node, day) JOIN node n ON n.id = w.node
        """;

    /** The sites with what they are to work on that day; costs nothing where none has a capacity. */
    Uni<List<Site>> loaded(SqlClient client, List<Site> sites, Instant now) {
        List<Site> limited =
                sites.stream().filter(site -> site.load().capacity() != null).toList();
        if (limited.isEmpty()) {
            return Uni.createFrom().item(sites);
        }
        return client.preparedQuery(READ)
                .execute(Tuple.of(
                        limited.stream().map(site -> site.node().value()).toArray(String[]::new),
                        limited.stream().map(site -> day(site, now)).toArray(LocalDate[]::new),
                        now.atOffset(ZoneOffset.UTC)))
                .map(Loads::byNode)
                .map(orders -> sites.stream().map(site -> loaded(site, orders)).toList());
    }

    private static LocalDate day(Site site, Instant now) {
        Schedule schedule = site.schedule();
        return schedule == null ? NodeCalendar.ALWAYS.worksOn(now) : schedule.day(now);
    }

    private static Site loaded(Site site, Map<NodeId, Long> orders) {
        return site.with(new Load(site.load().capacity(), Objects.requireNonNullElse(orders.get(site.node()), 0L)));
    }

    private static Map<NodeId, Long> byNode(RowSet<Row> rows) {
        Map<NodeId, Long> orders = new HashMap<>();
        rows.forEach(row -> orders.put(new NodeId(row.getString("id")), row.getLong("orders")));
        return orders;
    }
}
