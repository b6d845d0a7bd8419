package io.continuo.inventory.promise;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.stock.StockKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one node promised for one line, and what became of it.
 *
 * @param returned at most what was fulfilled
 * @param ready prepared for the customer; at most what was promised
 * @param asked until when the node is to say whether it has it; null where it was not asked, or has answered
 * @param backs the node it stands in for until that has answered; null for a part of its own
 */
record PromisePart(
        String line,
        StockKey key,
        Quantity quantity,
        Quantity fulfilled,
        Quantity cancelled,
        Quantity rejected,
        Quantity returned,
        Quantity ready,
        @Nullable Instant asked,
        @Nullable NodeId backs) {

    static PromisePart open(String line, StockKey key, Quantity quantity) {
        return new PromisePart(
                line,
                key,
                quantity,
                Quantity.ZERO,
                Quantity.ZERO,
                Quantity.ZERO,
                Quantity.ZERO,
                Quantity.ZERO,
                null,
                null);
    }

    /** One that was relieved keeps nothing for anybody any more, and may be asked like any other node. */
    boolean isBackup() {
        return backs != null && left().isPositive();
    }

    /** Still allocated. */
    Quantity left() {
        return quantity.minus(fulfilled).minus(cancelled).minus(rejected);
    }

    /** Still to be fulfilled: what a backup holds is not, as long as it is one. */
    Quantity open() {
        return isBackup() ? Quantity.ZERO : left();
    }

    /** Still to be prepared. */
    Quantity unprepared() {
        Quantity rest = open().minus(ready);
        return rest.isPositive() ? rest : Quantity.ZERO;
    }

    /** With the customer. */
    Quantity kept() {
        return fulfilled.minus(returned);
    }

    /** Whoever hands it over has it. */
    PromisePart fulfil(Quantity more) {
        Quantity prepared = ready.compareTo(more) > 0 ? ready.minus(more) : Quantity.ZERO;
        return new PromisePart(
                line, key, quantity, fulfilled.plus(more), cancelled, rejected, returned, prepared, null, backs);
    }

    PromisePart cancel(Quantity more) {
        return new PromisePart(
                        line, key, quantity, fulfilled, cancelled.plus(more), rejected, returned, ready, asked, backs)
                .tidied();
    }

    PromisePart reject(Quantity more) {
        return new PromisePart(
                        line, key, quantity, fulfilled, cancelled, rejected.plus(more), returned, ready, asked, backs)
                .tidied();
    }

    PromisePart takeBack(Quantity more) {
        return new PromisePart(
                line, key, quantity, fulfilled, cancelled, rejected, returned.plus(more), ready, asked, backs);
    }

    /** Whoever has it ready has it. */
    PromisePart prepare(Quantity more) {
        return new PromisePart(
                line, key, quantity, fulfilled, cancelled, rejected, returned, ready.plus(more), null, backs);
    }

    /** More of the line promised by the same node. */
    PromisePart plus(Quantity more) {
        NodeId still = isBackup() ? backs : null;
        return new PromisePart(
                line, key, quantity.plus(more), fulfilled, cancelled, rejected, returned, ready, asked, still);
    }

    /** The node is asked whether it has it. */
    PromisePart askedUntil(Instant until) {
        return new PromisePart(line, key, quantity, fulfilled, cancelled, rejected, returned, ready, until, backs);
    }

    /** The node has said that it has it. */
    PromisePart accepted() {
        return new PromisePart(line, key, quantity, fulfilled, cancelled, rejected, returned, ready, null, backs);
    }

    /** Stands in for a node. */
    PromisePart backing(NodeId node) {
        return new PromisePart(line, key, quantity, fulfilled, cancelled, rejected, returned, ready, asked, node);
    }

    /** A backup that is needed becomes a part of its own. */
    PromisePart promoted() {
        return new PromisePart(line, key, quantity, fulfilled, cancelled, rejected, returned, ready, asked, null);
    }

    /** Nothing is ready, or asked for, that is not left. */
    private PromisePart tidied() {
        Quantity left = left();
        return new PromisePart(
                line,
                key,
                quantity,
                fulfilled,
                cancelled,
                rejected,
                returned,
                ready.min(left),
                left.isZero() ? null : asked,
                backs);
    }
}
