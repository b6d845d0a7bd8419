package io.continuo.inventory.stock;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.continuo.events.Quantity;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How much of an item a node may promise that it does not have.
 *
 * @param quantity beyond what is on hand; zero ends it
 * @param availableFrom when what is promised is expected; null where nobody knows
 */
record BackorderTerms(
        Kind kind, Quantity quantity, @Nullable Instant availableFrom) {

    /** Why there is nothing on hand. */
    enum Kind {
        /** It is sold out and comes again. */
        @JsonProperty("backorder")
        BACKORDER,
        /** It is not on the market yet. */
        @JsonProperty("preorder")
        PREORDER;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
