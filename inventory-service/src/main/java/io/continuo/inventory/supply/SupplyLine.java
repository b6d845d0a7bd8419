package io.continuo.inventory.supply;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.Sku;

/**
 * A SKU of a supply.
 *
 * @param announced zero for what nobody had announced
 * @param damaged of what was received
 * @param withdrawn announced, and will not come
 */
record SupplyLine(Sku sku, Quantity announced, Quantity received, Quantity damaged, Quantity withdrawn) {

    static SupplyLine announced(Sku sku, Quantity quantity) {
        return new SupplyLine(sku, quantity, Quantity.ZERO, Quantity.ZERO, Quantity.ZERO);
    }

    /** Still to come; what counts as incoming. */
    Quantity open() {
        return atLeastZero(announced.minus(received).minus(withdrawn));
    }

    /** Received beyond what was announced. */
    Quantity over() {
        return atLeastZero(received.minus(announced));
    }

    SupplyLine announcing(Quantity quantity) {
        return new SupplyLine(sku, quantity, received, damaged, withdrawn);
    }

    SupplyLine receiving(Quantity more, Quantity broken) {
        return new SupplyLine(sku, announced, received.plus(more), damaged.plus(broken), withdrawn);
    }

    /** Nothing more is to come. */
    SupplyLine closed() {
        return new SupplyLine(sku, announced, received, damaged, withdrawn.plus(open()));
    }

    private static Quantity atLeastZero(Quantity quantity) {
        return quantity.isPositive() ? quantity : Quantity.ZERO;
    }
}
