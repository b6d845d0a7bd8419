package io.continuo.inventory.listing;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Place;
import org.jspecify.annotations.Nullable;

/**
 * A node, and what of the SKU can be had there now.
 *
 * @param sellable on hand and promised to nobody; below zero where a count left a gap
 * @param confidence how far that figure can be trusted, 0 to 1
 */
record Spot(NodeId node, Role role, @Nullable Place place, Quantity sellable, double confidence) {

    /** What a node is to a guarantee. */
    enum Role {
        /** One of the stores it is about. */
        STORE,
        /** Can help out. */
        DEPOT,
        /** Can be bought from. */
        SUPPLIER
    }

    /** Never below zero. */
    Quantity there() {
        return sellable.isPositive() ? sellable : Quantity.ZERO;
    }

    /** To another spot in km; null where one of the places is unknown. */
    @Nullable
    Double distanceTo(Spot other) {
        return place == null || other.place == null ? null : place.distanceTo(other.place);
    }
}
