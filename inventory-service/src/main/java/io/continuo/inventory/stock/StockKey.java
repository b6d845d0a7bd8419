package io.continuo.inventory.stock;

import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import java.util.Comparator;

/** One SKU at one node; the natural order is the order rows are locked in. */
public record StockKey(Sku sku, NodeId node) implements Comparable<StockKey> {

    private static final Comparator<StockKey> ORDER =
            Comparator.comparing(StockKey::sku).thenComparing(StockKey::node);

    @Override
    public int compareTo(StockKey other) {
        return ORDER.compare(this, other);
    }
}
