package io.continuo.inventory.sourcing;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a site gives something to a line, or nothing. */
public enum Reason {
    @JsonProperty("asked_for")
    ASKED_FOR,
    @JsonProperty("first_by_priority")
    FIRST_BY_PRIORITY,
    @JsonProperty("nearest")
    NEAREST,
    @JsonProperty("fewest_packages")
    FEWEST_PACKAGES,
    @JsonProperty("lowest_cost")
    LOWEST_COST,
    @JsonProperty("least_busy")
    LEAST_BUSY,
    /** The customer can fetch it there. */
    @JsonProperty("collection_point")
    COLLECTION_POINT,
    /** The sites before it did not have enough. */
    @JsonProperty("next_in_order")
    NEXT_IN_ORDER,
    @JsonProperty("not_needed")
    NOT_NEEDED,
    /** It has some, but other sites serve the request better, or within the rules about splitting. */
    @JsonProperty("not_chosen")
    NOT_CHOSEN,
    /** It, or the kit it is wanted for, is not for sale on the channel. */
    @JsonProperty("not_listed")
    NOT_LISTED,
    @JsonProperty("nothing_available")
    NOTHING_AVAILABLE,
    @JsonProperty("kept_as_safety_stock")
    KEPT_AS_SAFETY_STOCK,
    /** Lines that are to be shipped have no other source than this stock. */
    @JsonProperty("kept_for_shipping")
    KEPT_FOR_SHIPPING,
    @JsonProperty("disabled")
    DISABLED,
    /** It does not work on any day of a year, by its calendar. */
    @JsonProperty("closed")
    CLOSED,
    @JsonProperty("does_not_ship_orders")
    DOES_NOT_SHIP_ORDERS,
    @JsonProperty("does_not_offer_pickup")
    DOES_NOT_OFFER_PICKUP,
    /** It has as many orders for the day as it can work on. */
    @JsonProperty("at_capacity")
    AT_CAPACITY;

    /** Whether a site does not give what it has, and not for want of being asked. */
    boolean isRefusal() {
        return switch (this) {
            case NOT_LISTED,
                    KEPT_AS_SAFETY_STOCK,
                    KEPT_FOR_SHIPPING,
                    DISABLED,
                    CLOSED,
                    DOES_NOT_SHIP_ORDERS,
                    DOES_NOT_OFFER_PICKUP,
                    AT_CAPACITY -> true;
            case ASKED_FOR,
                    FIRST_BY_PRIORITY,
                    NEAREST,
                    FEWEST_PACKAGES,
                    LOWEST_COST,
                    LEAST_BUSY,
                    COLLECTION_POINT,
                    NEXT_IN_ORDER,
                    NOT_NEEDED,
                    NOT_CHOSEN,
                    NOTHING_AVAILABLE -> false;
        };
    }
}
