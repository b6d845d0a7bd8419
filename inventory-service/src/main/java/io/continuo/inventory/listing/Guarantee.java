package io.continuo.inventory.listing;

import io.continuo.events.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What being listed promises: so much can be had in so many of the stores.
 *
 * @param minSellable above zero
 * @param shareOfStores above 0, at most 1
 * @param radiusKm how far around a store its customers would go, so that the stores there count together; null for the
 *     store alone
 */
record Guarantee(
        Quantity minSellable,
        BigDecimal shareOfStores,
        @Nullable Double radiusKm) {

    /** How many of the stores must have it: the share, rounded up. */
    int needed(int stores) {
        return shareOfStores
                .multiply(BigDecimal.valueOf(stores))
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
    }
}
