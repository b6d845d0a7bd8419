package io.continuo.inventory.promise;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.stock.StockKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A node that gives more of a line than it promised: what other nodes promised of the line is not needed any more. The
 * stock of the node decides whether it may.
 */
final class Surplus {

    private final List<PromisePart> parts;
    private final List<Move> freed = new ArrayList<>();
    private final List<Move> added = new ArrayList<>();

    private Surplus(Promise promise) {
        this.parts = new ArrayList<>(promise.parts());
    }

    /** The promise as if the nodes that are named had promised what they are to give; a line nothing is left of stays. */
    static Progress of(Promise promise, List<Ask> asks) {
        Surplus surplus = new Surplus(promise);
        for (Ask ask : asks) {
            if (ask.line() != null && ask.node() != null && ask.quantity() != null) {
                String line = ask.line();
                NodeId node = ask.node();
                Quantity quantity = ask.quantity();
                surplus.sku(line).ifPresent(sku -> surplus.move(line, new StockKey(sku, node), quantity));
            }
        }
        return new Progress(
                promise, Promise.of(promise.order(), surplus.parts), List.of(), surplus.freed, surplus.added);
    }

    private Optional<Sku> sku(String line) {
        return parts.stream()
                .filter(part -> part.line().equals(line) && part.open().isPositive())
                .map(part -> part.key().sku())
                .findFirst();
    }

    private void move(String line, StockKey key, Quantity quantity) {
        promote(line, key);
        Quantity missing = quantity.minus(openAt(line, key.node()));
        if (!missing.isPositive()) {
            return;
        }
        Quantity toFree = missing;
        for (int i = 0; i < parts.size(); i++) {
            PromisePart part = parts.get(i);
            Quantity free =
                    part.line().equals(line) && !part.key().equals(key) ? toFree.min(part.open()) : Quantity.ZERO;
            if (free.isPositive()) {
                parts.set(i, part.cancel(free));
                freed.add(new Move(line, part.key(), free));
                toFree = toFree.minus(free);
            }
        }
        added.add(new Move(line, key, missing));
        add(line, key, missing);
    }

    /** A backup that is to give something is none any more, and the node it backed need not give that. */
    private void promote(String line, StockKey key) {
        for (int i = 0; i < parts.size(); i++) {
            PromisePart part = parts.get(i);
            NodeId backed = part.backs();
            if (backed != null
                    && part.line().equals(line)
                    && part.key().equals(key)
                    && part.left().isPositive()) {
                parts.set(i, part.promoted());
                free(line, new StockKey(key.sku(), backed), part.left());
            }
        }
    }

    private void free(String line, StockKey key, Quantity quantity) {
        for (int i = 0; i < parts.size(); i++) {
            PromisePart part = parts.get(i);
            if (part.line().equals(line) && part.key().equals(key)) {
                Quantity free = quantity.min(part.open());
                if (free.isPositive()) {
                    parts.set(i, part.cancel(free));
                    freed.add(new Move(line, key, free));
                }
            }
        }
    }

    private void add(String line, StockKey key, Quantity quantity) {
        for (int i = 0; i < parts.size(); i++) {
            PromisePart part = parts.get(i);
            if (part.line().equals(line) && part.key().equals(key) && !part.isBackup()) {
                parts.set(i, part.plus(quantity));
                return;
            }
        }
        parts.add(PromisePart.open(line, key, quantity));
    }

    private Quantity openAt(String line, NodeId node) {
        return parts.stream()
                .filter(part -> part.line().equals(line) && part.key().node().equals(node))
                .map(PromisePart::open)
                .reduce(Quantity.ZERO, Quantity::plus);
    }
}
