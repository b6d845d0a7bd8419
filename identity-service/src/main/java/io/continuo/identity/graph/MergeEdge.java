package io.continuo.identity.graph;

import io.continuo.events.CustomerId;

/** A merge as the edge it is: between the two base customers whose evidence made it. */
public record MergeEdge(MergeId id, CustomerId left, CustomerId right) {

    boolean touches(CustomerId base) {
        return left.equals(base) || right.equals(base);
    }

    CustomerId otherThan(CustomerId base) {
        return left.equals(base) ? right : left;
    }
}
