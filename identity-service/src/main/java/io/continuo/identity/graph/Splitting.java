package io.continuo.identity.graph;

import io.continuo.events.CustomerId;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Takes a merge back. A merge always connects two customers, so the merges that stand are a forest, and without one
 * edge its customer falls into exactly two, in whichever order merges are undone.
 */
final class Splitting {

    private Splitting() {}

    /**
     * Undoes the merge in the graph.
     *
     * @param standing the merges of that customer that stand, the one to undo among them
     */
    static Unmerged undo(Neighbourhood graph, MergeEdge edge, Collection<MergeEdge> standing) {
        CustomerId whole = graph.customerOf(edge.left());
        Set<CustomerId> right = reachable(edge.right(), edge, standing);
        Set<CustomerId> left = new HashSet<>(graph.membersOf(whole));
        left.removeAll(right);
        Set<CustomerId> leaving = right.contains(whole) ? left : right;
        CustomerId restored = Collections.min(leaving);
        graph.assign(leaving, restored);
        graph.changes().touch(whole);
        return new Unmerged(edge, whole, restored);
    }

    private static Set<CustomerId> reachable(CustomerId from, MergeEdge without, Collection<MergeEdge> standing) {
        Set<CustomerId> seen = new HashSet<>(Set.of(from));
        Deque<CustomerId> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            CustomerId here = open.pop();
            standing.stream()
                    .filter(edge -> !edge.id().equals(without.id()) && edge.touches(here))
                    .map(edge -> edge.otherThan(here))
                    .filter(seen::add)
                    .forEach(open::push);
        }
        return seen;
    }
}
