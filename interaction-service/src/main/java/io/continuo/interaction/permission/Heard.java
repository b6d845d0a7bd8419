package io.continuo.interaction.permission;

import io.continuo.events.ConsentState;
import io.continuo.events.CustomerEvent;
import io.continuo.events.CustomerId;
import io.continuo.events.contact.ConsentDecision;
import io.continuo.events.contact.Scope;
import java.time.Instant;

/**
 * A decision about contact that came in here.
 *
 * @param at when it was decided, to the millisecond
 */
record Heard(Scope scope, ConsentState state, String capturedBy, Instant at) {

    /** Whether identity-service has told of it, or of a later one about the same. */
    boolean isTold(CustomerEvent.Decision told) {
        return told.channel().equals(scope.channel())
                && told.purpose().equals(scope.purpose())
                && !told.at().isBefore(at);
    }

    ConsentDecision of(CustomerId customer) {
        return new ConsentDecision(customer, scope, state, capturedBy, null, at);
    }
}
