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
    /** The sites before it did not have enough. */
    @JsonProperty("next_in_order")
    NEXT_IN_ORDER,
    @JsonProperty("not_needed")
    NOT_NEEDED,
    @JsonProperty("nothing_available")
    NOTHING_AVAILABLE,
    @JsonProperty("kept_as_safety_stock")
    KEPT_AS_SAFETY_STOCK,
    @JsonProperty("disabled")
    DISABLED,
    @JsonProperty("does_not_ship_orders")
    DOES_NOT_SHIP_ORDERS
}
