package io.continuo.inventory.supply;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Where a supply is. */
enum SupplyState {
    @JsonProperty("announced")
    ANNOUNCED,
    @JsonProperty("partly_received")
    PARTLY_RECEIVED,
    /** Everything came. More may. */
    @JsonProperty("received")
    RECEIVED,
    /** Nothing more is to come, whatever was announced. */
    @JsonProperty("closed")
    CLOSED;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
