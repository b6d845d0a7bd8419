package io.continuo.inventory.promise;

import io.continuo.events.Quantity;
import io.continuo.inventory.stock.StockKey;

/** So much of a line at a node. */
record Move(String line, StockKey key, Quantity quantity) {}
