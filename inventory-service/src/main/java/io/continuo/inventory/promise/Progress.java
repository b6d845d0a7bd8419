package io.continuo.inventory.promise;

import io.continuo.inventory.catalog.NodeId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was done to a promise.
 *
 * @param before the promise as it was
 * @param promise as it is afterwards
 * @param moves what it was done to; not empty
 */
record Progress(Promise before, Promise promise, List<Move> moves) {

    Progress {
        moves = List.copyOf(moves);
    }

    /** The same with another end. */
    Progress to(Promise other) {
        return new Progress(before, other, moves);
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
