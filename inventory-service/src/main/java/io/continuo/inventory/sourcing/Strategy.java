package io.continuo.inventory.sourcing;

import com.fasterxml.jackson.annotation.JsonProperty;

/** In which order the sites of a channel are asked. */
public enum Strategy {
    /** As the channel lists them. */
    @JsonProperty("priority")
    PRIORITY,
    /** By great-circle distance to the destination; sites without coordinates last. */
    @JsonProperty("nearest")
    NEAREST,
    /** So that as few sites as possible send something. */
    @JsonProperty("fewest_packages")
    FEWEST_PACKAGES
}
