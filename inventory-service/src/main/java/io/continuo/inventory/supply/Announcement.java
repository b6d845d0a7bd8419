package io.continuo.inventory.supply;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.stock.Cause;
import io.continuo.inventory.stock.Counters;
import io.continuo.inventory.stock.StockChange;
import io.continuo.inventory.stock.StockKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A supply that is on its way to a node, or has come.
 *
 * @param id the caller's, such as the number of a purchase order
 * @param lines by SKU
 * @param version 0 before it is stored
 */
record Announcement(
        String id,
        NodeId node,
        @Nullable String supplier,
        @Nullable Instant expectedAt,
        boolean closed,
        Instant createdAt,
        SortedMap<Sku, SupplyLine> lines,
        long version) {

    static final int MOST_LINES = 1000;

    Announcement {
        lines = new TreeMap<>(lines);
    }

    /** An announcement and what it does to the stock. */
    record Step(Announcement after, List<StockChange> changes) {}

    SupplyState state() {
        if (closed) {
            return SupplyState.CLOSED;
        }
        boolean some = lines.values().stream().anyMatch(line -> line.received().isPositive());
        boolean all = lines.values().stream().allMatch(line -> line.open().isZero());
        if (!some) {
            return SupplyState.ANNOUNCED;
        }
        return all ? SupplyState.RECEIVED : SupplyState.PARTLY_RECEIVED;
    }

    /** The same supply, announced anew: SKUs not named any more will not come. */
    Step announcing(Map<Sku, Quantity> quantities, @Nullable String from, @Nullable Instant at, String actor) {
        SortedMap<Sku, SupplyLine> next = new TreeMap<>();
        lines.forEach((sku, line) -> next.put(sku, line.announcing(Quantity.ZERO)));
        quantities.forEach((sku, quantity) ->
                next.merge(sku, SupplyLine.announced(sku, quantity), (line, added) -> line.announcing(quantity)));
        Announcement after = new Announcement(id, node, from, at, closed, createdAt, next, version + 1);
        return new Step(after, changes(after, Map.of(), Cause.Kind.ANNOUNCE, null, actor));
    }

    /** Some of it came. */
    Step receiving(List<Receipt> receipts, String actor) {
        SortedMap<Sku, SupplyLine> next = new TreeMap<>(lines);
        Map<Sku, Receipt> bySku = new TreeMap<>();
        for (Receipt receipt : receipts) {
            bySku.put(receipt.sku(), receipt);
            SupplyLine line = next.getOrDefault(receipt.sku(), SupplyLine.announced(receipt.sku(), Quantity.ZERO));
            next.put(receipt.sku(), line.receiving(receipt.quantity(), receipt.damaged()));
        }
        Announcement after = new Announcement(id, node, supplier, expectedAt, closed, createdAt, next, version + 1);
        return new Step(after, changes(after, bySku, Cause.Kind.RECEIVE, null, actor));
    }

    /** Nothing more of it comes. */
    Step closing(@Nullable String reason, String actor) {
        SortedMap<Sku, SupplyLine> next = new TreeMap<>();
        lines.forEach((sku, line) -> next.put(sku, line.closed()));
        Announcement after = new Announcement(id, node, supplier, expectedAt, true, createdAt, next, version + 1);
        return new Step(after, changes(after, Map.of(), Cause.Kind.WITHDRAW, reason, actor));
    }

    List<StockKey> keys() {
        return lines.keySet().stream().map(sku -> new StockKey(sku, node)).toList();
    }

    private List<StockChange> changes(
            Announcement after, Map<Sku, Receipt> came, Cause.Kind kind, @Nullable String reason, String actor) {
        List<StockChange> changes = new ArrayList<>();
        after.lines.forEach((sku, line) -> {
            SupplyLine before = lines.get(sku);
            Quantity incoming = before == null ? line.open() : line.open().minus(before.open());
            Receipt receipt = came.get(sku);
            Counters by = Counters.ofIncoming(incoming);
            if (receipt != null) {
                by = by.plus(Counters.ofOnHand(receipt.quantity())).plus(Counters.ofBlocked(receipt.damaged()));
            }
            if (!by.equals(Counters.ZERO)) {
                String why = receipt == null ? reason : receipt.reason();
                Cause cause = Cause.of(kind, Cause.Reference.Type.DOCUMENT, id, why, actor);
                changes.add(StockChange.guarded(new StockKey(sku, node), by, cause));
            }
        });
        return changes;
    }
}
