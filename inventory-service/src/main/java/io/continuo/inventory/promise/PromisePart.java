package io.continuo.inventory.promise;

import io.continuo.events.Quantity;
import io.continuo.inventory.stock.StockKey;

/**
 * What one node promised for one line, and what became of it.
 *
 * @param returned at most what was fulfilled
 */
record PromisePart(
        String line,
        StockKey key,
        Quantity quantity,
        Quantity fulfilled,
        Quantity cancelled,
        Quantity rejected,
        Quantity returned) {

    static PromisePart open(String line, StockKey key, Quantity quantity) {
        return new PromisePart(line, key, quantity, Quantity.ZERO, Quantity.ZERO, Quantity.ZERO, Quantity.ZERO);
    }

    /** Still allocated. */
    Quantity left() {
        return quantity.minus(fulfilled).minus(cancelled).minus(rejected);
    }

    /** With the customer. */
    Quantity kept() {
        return fulfilled.minus(returned);
    }

    PromisePart fulfil(Quantity more) {
        return new PromisePart(line, key, quantity, fulfilled.plus(more), cancelled, rejected, returned);
    }

    PromisePart cancel(Quantity more) {
        return new PromisePart(line, key, quantity, fulfilled, cancelled.plus(more), rejected, returned);
    }

    PromisePart reject(Quantity more) {
        return new PromisePart(line, key, quantity, fulfilled, cancelled, rejected.plus(more), returned);
    }

    PromisePart takeBack(Quantity more) {
        return new PromisePart(line, key, quantity, fulfilled, cancelled, rejected, returned.plus(more));
    }

    /** More of the line promised by the same node. */
    PromisePart plus(Quantity more) {
        return new PromisePart(line, key, quantity.plus(more), fulfilled, cancelled, rejected, returned);
    }
}
