package io.continuo.inventory.stock;

import java.util.Collection;

/** Wants to know what this instance has committed, before whoever asked for it gets the answer. */
public interface StockListener {

    /**
     * Never blocks.
     *
     * @param transaction the database's id of it; it may come more than once, with other rows each time
     * @param rows as they are committed; those of one SKU and node may come in any order, their versions tell
     */
    void committed(long transaction, Collection<Stock> rows);
}
