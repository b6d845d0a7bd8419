package io.continuo.inventory.promise;

import io.continuo.inventory.catalog.NodeId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What was done to a promise.
 *
 * @param before the promise as it was
 * @param promise as it is afterwards
 * @param moves what it was done to; not empty
 * @param freed what nodes need not keep for it any more, beside that: another node did its part, or a backup is not
 *     needed
 * @param added what a node gives beyond what it had promised
 */
record Progress(Promise before, Promise promise, List<Move> moves, List<Move> freed, List<Move> added) {

    Progress {
        moves = List.copyOf(moves);
        freed = List.copyOf(freed);
        added = List.copyOf(added);
    }

    Progress(Promise before, Promise promise, List<Move> moves) {
        this(before, promise, moves, List.of(), List.of());
    }

    /** The same with another end. */
    Progress to(Promise other) {
        return new Progress(before, other, moves, freed, added);
    }

    /** One step behind the other. */
    Progress then(Progress next) {
        return new Progress(
                before, next.promise, joined(moves, next.moves), joined(freed, next.freed), joined(added, next.added));
    }

    private static List<Move> joined(List<Move> first, List<Move> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /**
     * What nodes got to work on, or were spared, of their day.
     *
     * @param sameDay whether it is still the day the promise was made: no other day gets anything back
     */
    Map<NodeId, Integer> orders(boolean sameDay) {
        Map<NodeId, Integer> orders = new HashMap<>();
        promise.nodes().forEach(node -> orders.merge(node, 1, Integer::sum));
        before.nodes().forEach(node -> orders.merge(node, -1, Integer::sum));
        orders.values().removeIf(change -> change < 0 && !sameDay);
        return orders;
    }
}
