package io.continuo.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Two things about the stock that should be the same and are not, or were not until somebody mended them. Topic
 * {@link Topics#RECONCILIATION}, keyed by {@code sku}; idempotent by {@code findingId} and {@code state}.
 *
 * @param runId the reconciliation that found it
 * @param kind what was compared: {@code counter, order, reservation, incoming, transfer, backorder, ledger, expired_hold};
 *     there may be more
 * @param counter which counter it is about; null where it is about the rows themselves
 * @param subject the order, reservation or transfer; null where it is about none
 * @param expected what the documents say, and {@code found} what is recorded; null where nothing is counted
 * @param cause in words
 */
public record ReconciliationFinding(
        String findingId,
        String runId,
        State state,
        String kind,
        String sku,
        String node,
        @Nullable String counter,
        @Nullable String subject,
        @Nullable Quantity expected,
        @Nullable Quantity found,
        String cause,
        Instant at) {

    /** What became of it. */
    public enum State {
        @JsonProperty("found")
        FOUND,
        @JsonProperty("repaired")
        REPAIRED
    }
}
