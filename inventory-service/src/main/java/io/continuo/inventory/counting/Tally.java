package io.continuo.inventory.counting;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.Sku;
import org.jspecify.annotations.Nullable;

/**
 * So much was counted of a SKU.
 *
 * @param confidence 1 for who counted by hand; for tags see {@link Coverage}
 * @param reason the caller's words for a variance
 */
record Tally(
        Sku sku,
        Quantity counted,
        double confidence,
        @Nullable String reason) {

    Tally spelled(Sku spelling) {
        return new Tally(spelling, counted, confidence, reason);
    }
}
