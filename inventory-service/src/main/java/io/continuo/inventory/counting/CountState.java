package io.continuo.inventory.counting;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/**
 * Where a count is.
 *
 * <pre>
 * requested ──counted──► done       every line is applied
 *     │  └─────counted──► pending ──decided──► done
 *     └──────────────────────────────────────► cancelled
 * </pre>
 */
enum CountState {
    /** Lines are still to be counted. */
    @JsonProperty("requested")
    REQUESTED,
    /** Lines wait for somebody's agreement. */
    @JsonProperty("pending")
    PENDING,
    @JsonProperty("done")
    DONE,
    @JsonProperty("cancelled")
    CANCELLED;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
