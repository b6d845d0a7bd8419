package io.continuo.inventory.stock;

import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import java.util.Comparator;

/** One SKU at one node; the natural order is the order rows are locked in. */
public record StockKey(Sku sku, NodeId node) implements Comparable<StockKey> {

    /** 2^32 divided by the golden ratio: multiples of it are spread evenly (Knuth, TAOCP 3, 6.4). */
    private static final int GOLDEN = 0x9E3779B1;

    private static final Comparator<StockKey> ORDER =
            Comparator.comparing(StockKey::sku).thenComparing(StockKey::node);

    /** SKUs and nodes are often numbered: what records do by themselves has one hash for a dozen of their pairs. */
    @Override
    public int hashCode() {
        return sku.hashCode() * GOLDEN + node.hashCode();
    }

    @Override
    public int compareTo(StockKey other) {
        return ORDER.compare(this, other);
    }
}
