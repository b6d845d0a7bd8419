package io.continuo.inventory.availability;

import io.continuo.inventory.catalog.Node;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Place;
import org.jspecify.annotations.Nullable;

/**
 * Which nodes are of interest.
 *
 * @param node the only one; null for all
 * @param near where the customer is; null for everywhere
 * @param radiusKm how far they would go from there; null for any distance
 * @param farthestFirst whether the farthest comes first where there is a place
 * @param pickupOnly whether only nodes count where they can fetch it
 * @param shippedOnly whether only nodes count that ship orders
 * @param mostNodes nodes named for each SKU at most
 */
record Search(
        @Nullable NodeId node,
        @Nullable Place near,
        @Nullable Double radiusKm,
        boolean farthestFirst,
        boolean pickupOnly,
        boolean shippedOnly,
        int mostNodes) {

    /** Whether the answer depends on nothing but the channel and {@link #mostNodes}, so that it can be kept. */
    boolean isPlain() {
        return node == null && near == null && !pickupOnly && !shippedOnly;
    }

    /** @param km to {@link #near}; NaN where one of the two places is unknown */
    boolean matches(Node candidate, double km) {
        if ((pickupOnly && !candidate.offersPickup()) || (shippedOnly && !candidate.shipsOrders())) {
            return false;
        }
        if (node != null && !node.equals(candidate.id())) {
            return false;
        }
        return radiusKm == null || km <= radiusKm;
    }
}
