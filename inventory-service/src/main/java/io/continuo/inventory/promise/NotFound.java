package io.continuo.inventory.promise;

import io.continuo.events.Quantity;
import io.continuo.inventory.Answers;
import io.continuo.inventory.Transactions;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.counting.CountRequests;
import io.continuo.inventory.stock.Cause;
import io.continuo.inventory.stock.Counters;
import io.continuo.inventory.stock.LockedStock;
import io.continuo.inventory.stock.StockChange;
import io.continuo.inventory.stock.StockKey;
import io.continuo.inventory.stock.Stocks;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What nodes did not find of what they had promised: blocked until it is counted, which sets it free. */
@Singleton
class NotFound {

    private static final String WHY = "not found for an order";
    private static final int BATCH = 100;

    private static final String ASK = """
            INSERT INTO blocked_for_count (sku, node, blocked, asked_at)
            SELECT w.sku, w.node, w.blocked, $4
            FROM unnest($1::text[], $2::text[], $3::numeric[]) AS w(sku, node, blocked)
            ORDER BY w.sku COLLATE "C", w.node COLLATE "C"
            ON CONFLICT (sku, node) DO UPDATE SET
                blocked = blocked_for_count.blocked + EXCLUDED.blocked, asked_at = EXCLUDED.asked_at
            """;

    private static final String COUNTED = """
            SELECT c.sku, c.node, c.blocked FROM blocked_for_count c JOIN stock s ON s.sku = c.sku AND s.node = c.node
            WHERE s.verified_at >= c.asked_at
            """;

    private static final String SOME = COUNTED + "LIMIT $1";

    /** Behind the locks of their stock rows, which whoever does not find something holds first as well. */
    private static final String STILL = COUNTED + """
                AND (c.sku, c.node) IN (SELECT * FROM unnest($1::text[], $2::text[]))
            ORDER BY c.sku COLLATE "C", c.node COLLATE "C" FOR UPDATE OF c
            """;

    private static final String DONE = """
            DELETE FROM blocked_for_count c USING unnest($1::text[], $2::text[]) AS w(sku, node)
            WHERE c.sku = w.sku AND c.node = w.node
            """;

    private final Transactions transactions;
    private final Stocks stocks;
    private final CountRequests counts;
    private final InstantSource clock;

    NotFound(Transactions transactions, Stocks stocks, CountRequests counts, InstantSource clock) {
        this.transactions = transactions;
        this.stocks = stocks;
        this.counts = counts;
        this.clock = clock;
    }

    /** Asks for a count of everything that was not found, which is blocked until then. */
    Uni<Void> ask(SqlConnection tx, Map<StockKey, Quantity> blocked, PromiseStep step, Instant now) {
        return tx.preparedQuery(ASK)
                .execute(Tuple.of(
                        blocked.keySet().stream().map(key -> key.sku().value()).toArray(String[]::new),
                        blocked.keySet().stream().map(key -> key.node().value()).toArray(String[]::new),
                        blocked.values().stream().map(Quantity::value).toArray(BigDecimal[]::new),
                        now.atOffset(ZoneOffset.UTC)))
                .chain(() -> askAll(tx, blocked.keySet(), step, now));
    }

    private Uni<Void> askAll(SqlConnection tx, Collection<StockKey> keys, PromiseStep step, Instant now) {
        Map<Sku, List<NodeId>> bySku = keys.stream()
                .collect(Collectors.groupingBy(
                        StockKey::sku, TreeMap::new, Collectors.mapping(StockKey::node, Collectors.toList())));
        String why = Objects.requireNonNullElse(step.reason(), WHY);
        return Multi.createFrom()
                .iterable(bySku.entrySet())
                .onItem()
                .transformToUniAndConcatenate(
                        asked -> counts.ask(tx, asked.getKey(), asked.getValue(), why, step.actor(), now))
                .onItem()
                .ignoreAsUni();
    }

    @Scheduled(
            every = "{continuo.inventory.follow-up-interval}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> settle() {
        Instant now = clock.instant();
        return transactions.write(tx -> tx.preparedQuery(SOME)
                .execute(Tuple.of(BATCH))
                .map(NotFound::blocked)
                .chain(counted -> counted.isEmpty() ? Uni.createFrom().voidItem() : settle(tx, counted.keySet(), now)));
    }

    private Uni<Void> settle(SqlConnection tx, Collection<StockKey> keys, Instant now) {
        return stocks.lock(tx, keys, now)
                .chain(stock -> tx.preparedQuery(STILL)
                        .execute(names(keys))
                        .map(NotFound::blocked)
                        .invoke(counted -> Answers.orThrow(stock.apply(freed(counted, stock), now)))
                        .chain(counted -> stocks.save(tx, stock, List.of()).chain(() -> done(tx, counted.keySet()))));
    }

    private static Uni<Void> done(SqlConnection tx, Collection<StockKey> keys) {
        return tx.preparedQuery(DONE).execute(names(keys)).replaceWithVoid();
    }

    private static Tuple names(Collection<StockKey> keys) {
        return Tuple.of(
                keys.stream().map(key -> key.sku().value()).toArray(String[]::new),
                keys.stream().map(key -> key.node().value()).toArray(String[]::new));
    }

    /** Somebody may have set it free by hand already. */
    private static List<StockChange> freed(Map<StockKey, Quantity> counted, LockedStock stock) {
        Cause cause = new Cause(Cause.Kind.UNBLOCK, null, "counted", Cause.SERVICE);
        return counted.entrySet().stream()
                .map(entry -> Map.entry(
                        entry.getKey(),
                        entry.getValue()
                                .min(stock.get(entry.getKey()).counters().blocked())))
                .filter(entry -> entry.getValue().isPositive())
                .map(entry -> StockChange.guarded(
                        entry.getKey(), Counters.ofBlocked(entry.getValue().negate()), cause))
                .toList();
    }

    private static Map<StockKey, Quantity> blocked(RowSet<Row> rows) {
        Map<StockKey, Quantity> blocked = new TreeMap<>();
        rows.forEach(row -> blocked.put(
                new StockKey(new Sku(row.getString("sku")), new NodeId(row.getString("node"))),
                new Quantity(row.getBigDecimal("blocked"))));
        return blocked;
    }
}
