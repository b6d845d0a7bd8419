package io.continuo.inventory.stock;

import java.util.Collection;

/** Wants to know what this instance has committed, before whoever asked for it gets the answer. */
public interface StockListener {

    /** @param rows as they are committed; those of one SKU and node may come in any order, their versions tell. Never blocks. */
    void committed(Collection<Stock> rows);
}
