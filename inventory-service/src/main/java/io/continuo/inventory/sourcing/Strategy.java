package io.continuo.inventory.sourcing;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which sites of a channel are to be preferred. */
public enum Strategy {
    /** As the channel lists them. */
    @JsonProperty("priority")
    PRIORITY,
    /** By great-circle distance to the destination; sites without coordinates last. */
    @JsonProperty("nearest")
    NEAREST,
    /** So that as few sites as possible send something. */
    @JsonProperty("fewest_packages")
    FEWEST_PACKAGES,
    /** So that it costs least by the channel's rates. */
    @JsonProperty("lowest_cost")
    LOWEST_COST,
    /** The least busy ones for their capacity, then those with the most stock. */
    @JsonProperty("balanced_load")
    BALANCED_LOAD,
    /** A site where the customer can fetch all of it, the nearest first; where there is none, as the channel lists them. */
    @JsonProperty("pickup_first")
    PICKUP_FIRST
}
