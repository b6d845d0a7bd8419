package io.continuo.inventory.sourcing;

import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Place;
import org.jspecify.annotations.Nullable;

/**
 * A node as sourcing and availability see it.
 *
 * @param rank its place in the channel's order, from 0
 * @param load how busy it is
 * @param schedule when it would be done with an order; null where it always works, and at once
 */
public record Site(
        NodeId node,
        int rank,
        boolean enabled,
        boolean shipsOrders,
        boolean offersPickup,
        @Nullable Place place,
        Load load,
        @Nullable Schedule schedule) {

    public Site(
            NodeId node, int rank, boolean enabled, boolean shipsOrders, boolean offersPickup, @Nullable Place place) {
        this(node, rank, enabled, shipsOrders, offersPickup, place, Load.NONE, null);
    }

    /** The same site as busy as that. */
    public Site with(Load busy) {
        return new Site(node, rank, enabled, shipsOrders, offersPickup, place, busy, schedule);
    }

    /** Distance in km; null where one of the two places is unknown. */
    public @Nullable Double distanceTo(@Nullable Place other) {
        return place == null || other == null ? null : place.distanceTo(other);
    }
}
