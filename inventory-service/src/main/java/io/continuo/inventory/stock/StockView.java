package io.continuo.inventory.stock;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The counters of a SKU at a node, as answers show them.
 *
 * @param version of this row; the seq of its last ledger entry
 * @param changedAt when that entry was made
 * @param verifiedAt when somebody last counted
 */
record StockView(
        Sku sku,
        NodeId node,
        Quantity onHand,
        Quantity reserved,
        Quantity allocated,
        Quantity blocked,
        Quantity incoming,
        Quantity backorderLimit,
        long version,
        Instant changedAt,
        @Nullable Instant verifiedAt) {

    static StockView from(Stock stock) {
        Counters counters = stock.counters();
        return new StockView(
                stock.key().sku(),
                stock.key().node(),
                counters.onHand(),
                counters.reserved(),
                counters.allocated(),
                counters.blocked(),
                counters.incoming(),
                stock.backorderLimit(),
                stock.version(),
                stock.changedAt(),
                stock.verifiedAt());
    }
}
