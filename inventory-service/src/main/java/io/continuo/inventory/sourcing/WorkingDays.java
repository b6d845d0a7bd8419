package io.continuo.inventory.sourcing;

import io.continuo.inventory.catalog.Node;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.live.Keeping;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The days on which nodes with a daily capacity work on promises. A promise goes on the first working day that has room, so
 * no day gets more than it can work on, and nobody who has paid is turned away. Nodes without a capacity are not counted.
 */
@Singleton
public class WorkingDays {

    /** So many rows share a node's count of a day, so that orders do not wait for each other. */
    private static final int SLOTS = 16;

    /** Transactions that may count at the same time: with less room than that they go one by one. */
    private static final long CROWD = 100;

    private static final String ONE_BY_ONE = """
        SELECT pg_advisory_xact_lock(hashtextextended(w.node, 7233204))
        FROM (SELECT * FROM unnest($1::text[]) WITH ORDINALITY AS n(node, position) ORDER BY n.position) AS w
        """;

    private static final String COUNTED = """
        SELECT node, day, sum(orders)::bigint AS orders FROM node_day
        WHERE node = ANY($1) AND day >= $2 GROUP BY node, day
        """;

    private static final String BOOK = """
        WITH wanted AS (
            SELECT * FROM unnest($2::text[], $3::date[]) AS w(node, day)
        ), remembered AS (
            INSERT INTO promise_day (promise, node, day) SELECT $1, node, day FROM wanted
            ON CONFLICT (promise, node) DO UPDATE SET day = EXCLUDED.day
        )
        INSERT INTO node_day (node, day, slot, orders) SELECT node, day, $4, 1 FROM wanted ORDER BY node COLLATE "C"
        ON CONFLICT (node, day, slot) DO UPDATE SET orders = node_day.orders + EXCLUDED.orders
        """;

    private static final String GIVE_BACK = """
        WITH gone AS (DELETE FROM promise_day WHERE promise = $1 AND node = ANY($2) RETURNING node, day)
        INSERT INTO node_day (node, day, slot, orders) SELECT node, day, $3, -1 FROM gone ORDER BY node COLLATE "C"
        ON CONFLICT (node, day, slot) DO UPDATE SET orders = node_day.orders + EXCLUDED.orders
        """;

    private final Keeping keeping;

    WorkingDays(Keeping keeping) {
        this.keeping = keeping;
    }

    /**
     * Enters that nodes are to work on a promise, or are not any more. The promise is stored.
     *
     * @param gained nodes that were not to work on it before
     * @param lost nodes that were
     */
    public Uni<Void> enter(
            SqlConnection tx, String promise, Collection<NodeId> gained, Collection<NodeId> lost, Instant now) {
        List<Node> limited = limited(gained);
        Uni<Void> booked = limited.isEmpty() ? Uni.createFrom().voidItem() : book(tx, promise, limited, now);
        List<Node> freed = limited(lost);
        return freed.isEmpty() ? booked : booked.chain(() -> giveBack(tx, promise, freed));
    }

    /** Capacities are policy: known by heart, and a moment old at most where another instance changed them. */
    private List<Node> limited(Collection<NodeId> nodes) {
        return nodes.stream()
                .flatMap(node -> keeping.live().layout().node(node).stream())
                .filter(node -> node.dailyOrderCapacity() != null)
                .sorted(Comparator.comparing(Node::id))
                .toList();
    }

    private Uni<Void> book(SqlConnection tx, String promise, List<Node> nodes, Instant now) {
        return counted(tx, nodes, now)
                .chain(counted -> hasRoom(nodes, counted, now)
                        ? book(tx, promise, nodes, counted, now)
                        : tx.preparedQuery(ONE_BY_ONE)
                                .execute(Tuple.of((Object) names(nodes)))
                                .chain(() -> counted(tx, nodes, now))
                                .chain(exact -> book(tx, promise, nodes, exact, now)));
    }

    private static Uni<Void> book(
            SqlConnection tx,
            String promise,
            List<Node> nodes,
            Map<NodeId, Map<LocalDate, Long>> counted,
            Instant now) {
        return tx.preparedQuery(BOOK)
                .execute(Tuple.of(
                        promise,
                        names(nodes),
                        nodes.stream()
                                .map(node -> day(node, counted.getOrDefault(node.id(), Map.of()), now))
                                .toArray(LocalDate[]::new),
                        slot(promise)))
                .replaceWithVoid();
    }

    private static Uni<Void> giveBack(SqlConnection tx, String promise, List<Node> nodes) {
        return tx.preparedQuery(GIVE_BACK)
                .execute(Tuple.of(promise, names(nodes), slot(promise)))
                .replaceWithVoid();
    }

    private static Uni<Map<NodeId, Map<LocalDate, Long>>> counted(SqlConnection tx, List<Node> nodes, Instant now) {
        LocalDate first = nodes.stream()
                .map(node -> node.calendar().worksOn(now))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return tx.preparedQuery(COUNTED).execute(Tuple.of(names(nodes), first)).map(WorkingDays::byNode);
    }

    private static Map<NodeId, Map<LocalDate, Long>> byNode(RowSet<Row> rows) {
        Map<NodeId, Map<LocalDate, Long>> counted = new HashMap<>();
        rows.forEach(row -> counted.computeIfAbsent(new NodeId(row.getString("node")), node -> new HashMap<>())
                .put(row.getLocalDate("day"), row.getLong("orders")));
        return counted;
    }

    /** Whether there is room for everybody who may be counting now, and has not committed yet. */
    private static boolean hasRoom(List<Node> nodes, Map<NodeId, Map<LocalDate, Long>> counted, Instant now) {
        return nodes.stream()
                .allMatch(node -> counted.getOrDefault(node.id(), Map.of())
                                        .getOrDefault(node.calendar().worksOn(now), 0L)
                                + CROWD
                        < capacity(node));
    }

    /** The first working day with room; today's where no day has any. */
    static LocalDate day(Node node, Map<LocalDate, Long> counted, Instant now) {
        LocalDate today = node.calendar().worksOn(now);
        return Stream.iterate(today, day -> node.calendar().worksFrom(day.plusDays(1)))
                .limit(counted.size() + 1L)
                .filter(day -> counted.getOrDefault(day, 0L) < capacity(node))
                .findFirst()
                .orElse(today);
    }

    private static int capacity(Node node) {
        Integer capacity = node.dailyOrderCapacity();
        return capacity == null ? Integer.MAX_VALUE : capacity;
    }

    private static short slot(String promise) {
        return (short) Math.floorMod(promise.hashCode(), SLOTS);
    }

    private static String[] names(List<Node> nodes) {
        return nodes.stream().map(node -> node.id().value()).toArray(String[]::new);
    }
}
