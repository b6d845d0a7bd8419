package io.continuo.inventory.promise;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * What of a promise something is done to.
 *
 * @param line null for all lines
 * @param quantity above zero; null for all there is
 * @param node whose part; null for any
 */
record Ask(
        @Nullable String line,
        @Nullable Quantity quantity,
        @Nullable NodeId node) {

    boolean means(PromisePart part) {
        return (line == null || line.equals(part.line()))
                && (node == null || node.equals(part.key().node()));
    }
}
