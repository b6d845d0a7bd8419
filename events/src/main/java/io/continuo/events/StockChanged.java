package io.continuo.events;

import java.time.Instant;

/**
 * The counters of one SKU at one node after a change. Topic {@link Topics#STOCK}, keyed by {@code sku}.
 *
 * @param incoming announced or in transit to this node, not on hand yet
 * @param version of this SKU's stock at this node: a lower one is older news
 */
public record StockChanged(
        String sku,
        String node,
        Quantity onHand,
        Quantity reserved,
        Quantity allocated,
        Quantity blocked,
        Quantity incoming,
        long version,
        Instant at) {}
