package io.continuo.identity.graph;

import io.continuo.events.CustomerId;
import org.jspecify.annotations.Nullable;

/**
 * Two customers turned out to be one.
 *
 * @param edge the base customers it connects
 * @param survivor the older customer
 * @param absorbed the younger one; its id keeps resolving
 * @param reason what the person who decided it said; null where a rule did
 */
public record Merged(
        MergeEdge edge,
        CustomerId survivor,
        CustomerId absorbed,
        @Nullable String reason,
        Evidence evidence) {

    String why() {
        return reason == null ? evidence.rule().toString() : reason;
    }
}
