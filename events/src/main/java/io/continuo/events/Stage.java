package io.continuo.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The five stages of a customer's journey, in order. */
public enum Stage {
    @JsonProperty("awareness")
    AWARENESS,
    @JsonProperty("consideration")
    CONSIDERATION,
    @JsonProperty("purchase")
    PURCHASE,
    @JsonProperty("service")
    SERVICE,
    @JsonProperty("advocacy")
    ADVOCACY
}
