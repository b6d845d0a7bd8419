package io.continuo.inventory.sourcing;

import io.continuo.events.Quantity;
import io.continuo.inventory.stock.StockKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be had of a SKU at a node.
 *
 * @param available may be below zero while a forced change left a gap
 * @param version of the stock row
 * @param verifiedAt when somebody last counted
 */
public record Shelf(
        StockKey key,
        Quantity available,
        long version,
        @Nullable Instant verifiedAt) {

    /** What can be promised: never less than nothing. */
    public Quantity atp() {
        return available.isPositive() ? available : Quantity.ZERO;
    }

    /** The same shelf with so much more on it. */
    public Shelf plus(Quantity more) {
        return new Shelf(key, available.plus(more), version, verifiedAt);
    }
}
