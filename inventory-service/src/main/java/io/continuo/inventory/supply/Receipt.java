package io.continuo.inventory.supply;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.Sku;
import org.jspecify.annotations.Nullable;

/**
 * What came of a SKU.
 *
 * @param damaged of that; it is on hand, and blocked
 */
record Receipt(
        Sku sku,
        Quantity quantity,
        Quantity damaged,
        @Nullable String reason) {

    Receipt spelled(Sku spelling) {
        return new Receipt(spelling, quantity, damaged, reason);
    }
}
