package io.continuo.identity.graph;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * A step in the history of links. The links that stand form a spanning tree of each customer: its nodes are the base
 * customers (as {@code customer_id}) and their identifiers.
 */
sealed interface LinkChange {

    /**
     * Two nodes belong together.
     *
     * @param from what was placed
     * @param to what it was placed with
     * @param merge the merge this link is the evidence of; null inside a base customer
     */
    record Linked(
            Identifier from,
            Identifier to,
            Evidence evidence,
            @Nullable MergeId merge) implements LinkChange {}

    /** The identifier left the base customer; whatever hung on it hangs on the base customer from now on. */
    record Detached(Identifier node, CustomerId base) implements LinkChange {}
}
