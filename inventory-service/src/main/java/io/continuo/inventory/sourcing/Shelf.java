package io.continuo.inventory.sourcing;

import io.continuo.events.Quantity;
import io.continuo.inventory.stock.StockKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be had of a SKU at a node.
 *
 * @param available with what may be back-ordered; below zero while a forced change left a gap
 * @param backorder how much of it may be promised beyond what is on hand
 * @param version of the stock row
 * @param verifiedAt when somebody last counted
 */
public record Shelf(
        StockKey key,
        Quantity available,
        Quantity backorder,
        long version,
        @Nullable Instant verifiedAt) {

    /** A shelf nothing can be back-ordered from. */
    public Shelf(StockKey key, Quantity available, long version, @Nullable Instant verifiedAt) {
        this(key, available, Quantity.ZERO, version, verifiedAt);
    }

    /** What can be promised: never less than nothing. */
    public Quantity atp() {
        return atLeastZero(available);
    }

    /** What lies there and can be promised. */
    public Quantity onHand() {
        return atLeastZero(available.minus(backorder));
    }

    /** The same shelf with so much more on it. */
    public Shelf plus(Quantity more) {
        return new Shelf(key, available.plus(more), backorder, version, verifiedAt);
    }

    private static Quantity atLeastZero(Quantity quantity) {
        return quantity.isPositive() ? quantity : Quantity.ZERO;
    }
}
