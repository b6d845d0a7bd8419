package io.continuo.inventory.promise;

import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.stock.StockKey;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The stock did not allow what was decided on: somebody else was faster, or a hold that ran out still sits in the
 * counters. Rolls the try back.
 */
final class TakenMeanwhile extends RuntimeException {

    private final transient Set<Sku> skus;

    TakenMeanwhile(Collection<StockKey> keys) {
        super("taken between planning and locking", null, false, false);
        this.skus = keys.stream().map(StockKey::sku).collect(Collectors.toSet());
    }

    /** What it was about. */
    Set<Sku> skus() {
        return skus;
    }
}
