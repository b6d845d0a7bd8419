package io.continuo.inventory.promise;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.NodeId;
import java.util.ArrayList;
import java.util.List;

/** What a step does to the nodes that stand in for others. A backup keeps at most what the node it backs may still lack. */
final class Backups {

    private Backups() {}

    /** Backups give back what the node they back has, or is not to give any more. */
    static Progress relieved(Progress progress) {
        List<PromisePart> parts = new ArrayList<>(progress.promise().parts());
        List<Move> freed = new ArrayList<>(progress.freed());
        for (int i = 0; i < parts.size(); i++) {
            PromisePart part = parts.get(i);
            NodeId backed = part.backs();
            Quantity surplus = backed == null
                    ? Quantity.ZERO
                    : part.left().minus(unanswered(parts, part.line(), backed).min(part.left()));
            if (surplus.isPositive()) {
                parts.set(i, part.cancel(surplus));
                freed.add(new Move(part.line(), part.key(), surplus));
            }
        }
        return new Progress(
                progress.before(),
                Promise.of(progress.promise().order(), parts),
                progress.moves(),
                freed,
                progress.added());
    }

    /**
     * Backups give what was rejected, and nothing beyond: a node that says what it lacks has the rest. What they cannot
     * make good for remains to be sourced.
     */
    static Progress stepIn(Progress rejected) {
        List<PromisePart> parts = new ArrayList<>(rejected.promise().parts());
        List<Move> freed = new ArrayList<>(rejected.freed());
        for (Move move : rejected.moves()) {
            parts.replaceAll(
                    part -> part.line().equals(move.line()) && part.key().equals(move.key()) ? part.accepted() : part);
            Quantity lacking = move.quantity();
            for (int i = 0; i < parts.size(); i++) {
                PromisePart part = parts.get(i);
                if (part.line().equals(move.line()) && move.key().node().equals(part.backs())) {
                    Quantity instead = lacking.min(part.left());
                    Quantity surplus = part.left().minus(instead);
                    if (surplus.isPositive()) {
                        freed.add(new Move(part.line(), part.key(), surplus));
                    }
                    parts.set(i, instead.isPositive() ? part.cancel(surplus).promoted() : part.cancel(surplus));
                    lacking = lacking.minus(instead);
                }
            }
        }
        Promise promise = Promise.of(rejected.promise().order(), parts);
        return new Progress(rejected.before(), promise, rejected.moves(), freed, rejected.added());
    }

    /** What other nodes keep for a part that its node was asked about. */
    static Quantity behind(Promise promise, PromisePart part) {
        if (part.asked() == null) {
            return Quantity.ZERO;
        }
        return promise.parts().stream()
                .filter(other ->
                        other.line().equals(part.line()) && part.key().node().equals(other.backs()))
                .map(PromisePart::left)
                .reduce(Quantity.ZERO, Quantity::plus)
                .min(part.open());
    }

    /** What the backups of nodes that rejected it give instead, at the backups. */
    static List<Move> steppedIn(Progress rejected) {
        List<Move> instead = new ArrayList<>();
        for (PromisePart before : rejected.before().parts()) {
            rejected.promise().parts().stream()
                    .filter(part -> before.isBackup() && !part.isBackup())
                    .filter(part ->
                            part.line().equals(before.line()) && part.key().equals(before.key()))
                    .filter(part -> part.left().isPositive())
                    .forEach(part -> instead.add(new Move(part.line(), part.key(), part.left())));
        }
        return instead;
    }

    /** What was rejected and no backup gives instead. */
    static List<Move> missing(Progress rejected) {
        List<Move> missing = new ArrayList<>();
        for (Move move : rejected.moves()) {
            Quantity instead = rejected.before().parts().stream()
                    .filter(part ->
                            part.line().equals(move.line()) && move.key().node().equals(part.backs()))
                    .map(PromisePart::left)
                    .reduce(Quantity.ZERO, Quantity::plus)
                    .min(move.quantity());
            if (instead.compareTo(move.quantity()) < 0) {
                missing.add(new Move(move.line(), move.key(), move.quantity().minus(instead)));
            }
        }
        return missing;
    }

    private static Quantity unanswered(List<PromisePart> parts, String line, NodeId node) {
        return parts.stream()
                .filter(part -> part.line().equals(line) && part.key().node().equals(node))
                .filter(part -> part.asked() != null)
                .map(PromisePart::open)
                .reduce(Quantity.ZERO, Quantity::plus);
    }
}
