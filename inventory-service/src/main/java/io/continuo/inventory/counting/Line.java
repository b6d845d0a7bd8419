package io.continuo.inventory.counting;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.Sku;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A SKU of a count.
 *
 * @param expected what was on hand when it was counted
 * @param confidence how far the count can be trusted, 0 to 1
 * @param reason the caller's words for a variance
 * @param countedAt when it was
 */
record Line(
        Sku sku,
        State state,
        @Nullable Quantity expected,
        @Nullable Quantity counted,
        @Nullable Double confidence,
        @Nullable String reason,
        @Nullable Instant countedAt) {

    /** What became of it. */
    enum State {
        /** Not counted yet. */
        @JsonProperty("asked")
        ASKED,
        /** The stock is what was counted. */
        @JsonProperty("applied")
        APPLIED,
        /** Somebody must agree first. */
        @JsonProperty("pending")
        PENDING,
        /** Nobody believes it: the stock stays what it was. */
        @JsonProperty("rejected")
        REJECTED;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Line asked(Sku sku) {
        return new Line(sku, State.ASKED, null, null, null, null, null);
    }

    /** What was counted beyond what was expected; null until it is counted. */
    @Nullable
    Quantity variance() {
        return counted == null || expected == null ? null : counted.minus(expected);
    }

    Line in(State next) {
        return new Line(sku, next, expected, counted, confidence, reason, countedAt);
    }
}
