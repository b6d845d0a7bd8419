package io.continuo.inventory.sourcing;

import io.continuo.events.PromiseChanged.Fulfilment;
import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import org.jspecify.annotations.Nullable;

/**
 * A line to be served.
 *
 * @param line the caller's name of it, unique in its request
 * @param quantity above zero
 * @param node the only node that will do; null where any will that ships orders, or where it can be fetched
 * @param fulfilment how it is to reach the customer; null where nobody said: shipped, or however the node they named
 *     will do it
 * @param price of one unit; null where nobody said
 */
public record Demand(
        String line,
        Sku sku,
        Quantity quantity,
        @Nullable NodeId node,
        @Nullable Fulfilment fulfilment,
        @Nullable Money price) {

    public Demand(String line, Sku sku, Quantity quantity, @Nullable NodeId node) {
        this(line, sku, quantity, node, null, null);
    }

    /** Whether the customer fetches it. */
    public boolean pickup() {
        return fulfilment == Fulfilment.PICKUP;
    }

    /** Whether a site can do what is said of how it is to reach the customer. */
    public boolean suits(Site site) {
        return switch (fulfilment) {
            case SHIP -> site.shipsOrders();
            case PICKUP -> site.offersPickup();
            case null -> true;
        };
    }

    /** The same line of the SKU as its item is spelled. */
    Demand of(Sku spelled) {
        return new Demand(line, spelled, quantity, node, fulfilment, price);
    }

    /** Another quantity of the same. */
    public Demand of(Quantity other) {
        return new Demand(line, sku, other, node, fulfilment, price);
    }
}
