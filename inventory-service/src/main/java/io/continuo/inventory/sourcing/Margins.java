package io.continuo.inventory.sourcing;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;

/** What a channel leaves unsold of the SKUs it sells, and which of them it sells. */
public interface Margins {

    /** Of all sites together; never below zero. */
    Quantity ofAll(Sku sku);

    /** Of one site; never below zero. */
    Quantity at(Sku sku, NodeId node);

    /** Whether it is for sale on the channel; a kit with all it is made of. */
    boolean isSold(Sku sku);

    /** The same of everything, over all sites together. */
    static Margins ofAll(Quantity quantity) {
        return new Margins() {
            @Override
            public Quantity ofAll(Sku sku) {
                return quantity;
            }

            @Override
            public Quantity at(Sku sku, NodeId node) {
                return Quantity.ZERO;
            }

            @Override
            public boolean isSold(Sku sku) {
                return true;
            }
        };
    }
}
