package io.continuo.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a customer decided about one channel and purpose. */
public enum ConsentState {
    @JsonProperty("granted")
    GRANTED,
    @JsonProperty("denied")
    DENIED
}
