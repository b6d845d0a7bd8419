package io.continuo.events.contact;

import io.continuo.events.ConsentState;
import io.continuo.events.CustomerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One decision as it holds for one base customer.
 *
 * @param base whom it covers
 * @param capturedBy who or what took it down, and where
 * @param text the wording the customer saw; it stays with the service that records decisions
 * @param at when it was recorded
 */
public record ConsentDecision(
        CustomerId base,
        Scope scope,
        ConsentState state,
        String capturedBy,
        @Nullable String text,
        Instant at) {

    public boolean isDenied() {
        return state == ConsentState.DENIED;
    }
}
