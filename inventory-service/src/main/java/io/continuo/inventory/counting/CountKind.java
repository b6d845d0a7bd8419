package io.continuo.inventory.counting;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How somebody counts. */
enum CountKind {
    @JsonProperty("cycle")
    CYCLE,
    /** Many reads of tags become one count when it is closed. */
    @JsonProperty("rfid")
    RFID;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
