package io.continuo.inventory.stock;

import io.continuo.inventory.catalog.Sku;
import java.util.Comparator;

/**
 * The transfers of a SKU under one reference.
 *
 * @param reference empty for those that name none
 */
record TransferKey(Sku sku, String reference) implements Comparable<TransferKey> {

    private static final Comparator<TransferKey> ORDER =
            Comparator.comparing(TransferKey::sku).thenComparing(TransferKey::reference);

    @Override
    public int compareTo(TransferKey other) {
        return ORDER.compare(this, other);
    }
}
