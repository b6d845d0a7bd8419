package io.continuo.identity.graph;

import io.continuo.events.CustomerId;

/**
 * A merge was undone: one customer is two again.
 *
 * @param edge what was taken away
 * @param kept the customer that goes on under its id
 * @param restored the customer that has its own id back
 */
public record Unmerged(MergeEdge edge, CustomerId kept, CustomerId restored) {

    public MergeId merge() {
        return edge.id();
    }
}
