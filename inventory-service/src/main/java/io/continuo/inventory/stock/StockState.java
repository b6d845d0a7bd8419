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
            long version,
            Instant changedAt) {

        static AtNode of(NodeId node, Counters counters, long version, Instant changedAt) {
            return new AtNode(
                    node,
                    counters.onHand(),
                    counters.reserved(),
                    counters.allocated(),
                    counters.blocked(),
                    counters.incoming(),
                    version,
                    changedAt);
        }

        static AtNode from(Stock stock) {
            return of(stock.key().node(), stock.counters(), stock.version(), stock.changedAt());
        }
    }
}
