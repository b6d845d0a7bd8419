package io.continuo.inventory.stock;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The counters of a SKU, node by node.
 *
 * @param asOf the instant they are of; null for now
 */
record StockState(Sku sku, @Nullable Instant asOf, List<AtNode> nodes) {

    /**
     * The counters at one node.
     *
     * @param atp what could be promised: the back-order limit included, holds that had expired not
     * @param version seq of the last ledger entry that counts
     * @param changedAt when that was made
     */
    record AtNode(
            NodeId node,
            Quantity onHand,
            Quantity reserved,
            Quantity allocated,
            Quantity blocked,
            Quantity incoming,
            Quantity atp,
            long version,
            Instant changedAt) {

        /** @param beyond what may be promised beyond what the counters leave */
        static AtNode of(NodeId node, Counters counters, Quantity beyond, long version, Instant changedAt) {
            Quantity free = counters.onHand().minus(counters.committed()).plus(beyond);
            return new AtNode(
                    node,
                    counters.onHand(),
                    counters.reserved(),
                    counters.allocated(),
                    counters.blocked(),
                    counters.incoming(),
                    free.isPositive() ? free : Quantity.ZERO,
                    version,
                    changedAt);
        }

        static AtNode from(Stock stock, Quantity expired) {
            return of(
                    stock.key().node(),
                    stock.counters(),
                    stock.backorderLimit().plus(expired),
                    stock.version(),
                    stock.changedAt());
        }
    }
}
