package io.continuo.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reservation or the promise made of it moved on. Topic {@link Topics#PROMISES}, keyed by {@code reservationId}.
 *
 * @param channel the sales channel's id, as the deployment configured it: not only the known contact channels
 * @param promiseId from {@link State#PROMISED} on
 * @param customerId who it is for, where known; bind it through {@link Identifier#ofCustomer}
 * @param orderId the selling system's order, from {@link State#PROMISED} on
 * @param lines what is held or moved, per node
 */
public record PromiseChanged(
        String reservationId,
        @Nullable String promiseId,
        State state,
        String channel,
        @Nullable CustomerId customerId,
        @Nullable String orderId,
        @Nullable Fulfilment fulfilment,
        List<Line> lines,
        Instant at) {

    public PromiseChanged {
        lines = List.copyOf(lines);
    }

    /** One part of a line at one node. */
    public record Line(String line, String sku, String node, Quantity quantity) {}

    /** The life of a promise. */
    public enum State {
        @JsonProperty("reserved")
        RESERVED,
        /** What is held is another quantity, or elsewhere: {@code lines} say all of it. */
        @JsonProperty("changed")
        CHANGED,
        @JsonProperty("released")
        RELEASED,
        @JsonProperty("expired")
        EXPIRED,
        @JsonProperty("promised")
        PROMISED,
        /** What was promised stands ready to be collected. */
        @JsonProperty("ready")
        READY,
        @JsonProperty("fulfilled")
        FULFILLED,
        @JsonProperty("cancelled")
        CANCELLED,
        @JsonProperty("rejected")
        REJECTED,
        @JsonProperty("returned")
        RETURNED
    }

    /** How the goods reach the customer. */
    public enum Fulfilment {
        @JsonProperty("ship")
        SHIP,
        @JsonProperty("pickup")
        PICKUP
    }
}
