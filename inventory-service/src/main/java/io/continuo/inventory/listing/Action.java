package io.continuo.inventory.listing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What is to be done while a guarantee is broken. */
enum Action {
    /** Tell it: an event and a place in the list of breaches, which a breach has in any case. */
    @JsonProperty("alert")
    ALERT,
    /** Show customers how little there is. */
    @JsonProperty("badge")
    BADGE,
    /** Show it no more around the stores that are short. */
    @JsonProperty("delist")
    DELIST,
    /** Propose to move it from nodes that have more than they need. */
    @JsonProperty("transfer")
    TRANSFER,
    /** Propose to buy what no transfer brings. */
    @JsonProperty("replenish")
    REPLENISH,
    /** Have stores counted first whose figures nobody can rely on. */
    @JsonProperty("count")
    COUNT;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
