package io.continuo.inventory.sourcing;

import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Place;
import org.jspecify.annotations.Nullable;

/**
 * A node as sourcing and availability see it.
 *
 * @param rank its place in the channel's order, from 0
 */
public record Site(
        NodeId node,
        int rank,
        boolean enabled,
        boolean shipsOrders,
        boolean offersPickup,
        @Nullable Place place) {

    /** The same site, asked for orders under another condition. */
    public Site shippingIf(boolean ships) {
        return new Site(node, rank, enabled, ships, offersPickup, place);
    }

    /** Distance in km; null where one of the two places is unknown. */
    public @Nullable Double distanceTo(@Nullable Place other) {
        return place == null || other == null ? null : place.distanceTo(other);
    }
}
