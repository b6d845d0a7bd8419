package io.continuo.inventory.stock;

import io.continuo.events.Quantity;
import io.continuo.outbox.Outbox;
import io.continuo.outbox.OutboxMessage;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The stock rows on their way in: locked in one order by everybody, decided on, and written with their ledger. */
@Singleton
public class Stocks {

    /** Rows in the order of their keys, so that two transactions never wait for each other. */
    private static final String LOCK = """
            SELECT s.*, (
                SELECT coalesce(sum(p.quantity), 0) FROM reservation_part p
                WHERE p.sku = s.sku AND p.node = s.node AND p.held_until <= $3
            ) AS expired
            FROM stock s
            JOIN unnest($1::text[], $2::text[]) AS wanted(sku, node) ON s.sku = wanted.sku AND s.node = wanted.node
            ORDER BY s.sku COLLATE "C", s.node COLLATE "C"
            FOR UPDATE OF s
            """;

    private static final String OPEN = """
            INSERT INTO stock (sku, node, changed_at)
            SELECT wanted.sku, wanted.node, $3
            FROM unnest($1::text[], $2::text[]) AS wanted(sku, node)
            ORDER BY wanted.sku COLLATE "C", wanted.node COLLATE "C"
            ON CONFLICT DO NOTHING
            """;

    private final StockWrites writes = new StockWrites();
    private final StockEvents events;
    private final Outbox outbox;
    private final List<StockListener> listeners;

    Stocks(StockEvents events, Outbox outbox, @All List<StockListener> listeners) {
        this.events = events;
        this.outbox = outbox;
        this.listeners = listeners;
    }

    /** Locks those of the rows that exist. */
    public Uni<LockedStock> lock(SqlConnection tx, Collection<StockKey> keys, Instant now) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(new LockedStock(List.of(), Map.of()));
        }
        return tx.preparedQuery(LOCK).execute(keysAnd(keys, now)).map(Stocks::locked);
    }

    /** Locks the rows, empty ones where there were none. SKUs and nodes exist. */
    public Uni<LockedStock> open(SqlConnection tx, Collection<StockKey> keys, Instant now) {
        return tx.preparedQuery(OPEN).execute(keysAnd(keys, now)).chain(() -> lock(tx, keys, now));
    }

    /**
     * Writes what was decided, its ledger entries and its events.
     *
     * @param news what else the decision has to say, sent behind the stock's own events
     */
    public Uni<Void> save(SqlConnection tx, LockedStock stock, List<OutboxMessage> news) {
        List<Stock> changed = stock.changed();
        if (changed.isEmpty()) {
            return outbox.addAll(tx, news);
        }
        List<OutboxMessage> messages = new ArrayList<>(events.of(changed));
        messages.addAll(news);
        // Sent one behind the other without waiting: the rows stay locked for one round trip less.
        return Uni.combine()
                .all()
                .unis(writes.save(tx, stock, changed), outbox.addAll(tx, messages))
                .asTuple()
                .invoke(saved -> tellOnceCommitted(tx, saved.getItem1(), changed))
                .replaceWithVoid();
    }

    /** Before the caller gets the answer: the transaction's completion is told in the order in which it was asked for. */
    private void tellOnceCommitted(SqlConnection tx, long transaction, List<Stock> rows) {
        tx.transaction()
                .getDelegate()
                .completion()
                .onSuccess(committed -> listeners.forEach(listener -> listener.committed(transaction, rows)));
    }

    private static Tuple keysAnd(Collection<StockKey> keys, Instant now) {
        SortedSet<StockKey> sorted = new TreeSet<>(keys);
        String[] skus = sorted.stream().map(key -> key.sku().value()).toArray(String[]::new);
        String[] nodes = sorted.stream().map(key -> key.node().value()).toArray(String[]::new);
        return Tuple.of(skus, nodes, now.atOffset(ZoneOffset.UTC));
    }

    private static LockedStock locked(RowSet<Row> found) {
        List<Stock> rows = new ArrayList<>();
        Map<StockKey, Quantity> expired = new HashMap<>();
        for (Row row : found) {
            Stock stock = StockColumns.stock(row);
            rows.add(stock);
            expired.put(stock.key(), StockColumns.quantity(row, "expired"));
        }
        return new LockedStock(rows, expired);
    }
}
