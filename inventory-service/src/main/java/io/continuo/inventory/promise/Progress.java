package io.continuo.inventory.promise;

import io.continuo.inventory.catalog.NodeId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** Nodes that are to work on it now, and were not before. */
    Set<NodeId> gained() {
        return without(promise.nodes(), before.nodes());
    }

    /** Nodes that were to work on it, and are not any more. */
    Set<NodeId> lost() {
        return without(before.nodes(), promise.nodes());
    }

    private static Set<NodeId> without(Set<NodeId> some, Set<NodeId> others) {
        return some.stream().filter(node -> !others.contains(node)).collect(Collectors.toSet());
    }
}
