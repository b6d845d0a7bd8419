package io.continuo.inventory.stock;

import io.continuo.inventory.catalog.Sku;
import io.smallrye.mutiny.Uni;
import java.util.Collection;

/** Holds that ran out and that nobody released yet: they keep nothing from anybody. The port to whoever holds. */
public interface ExpiredHolds {

    /** Releases those of these SKUs, in transactions of its own. */
    Uni<Void> sweep(Collection<Sku> skus);
}
