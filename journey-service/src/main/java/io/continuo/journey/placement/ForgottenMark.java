package io.continuo.journey.placement;

import io.continuo.events.CustomerId;
import java.time.Instant;
import java.util.List;

/**
 * Whom to tell again that an identifier was forgotten, should a crash have swallowed the message. Kept until the
 * commit that makes it superfluous is certain.
 *
 * @param version the last the identifier was mapped with
 * @param customers that may hold its touchpoints
 * @param orders that its touchpoints name
 * @param at when it was forgotten
 */
record ForgottenMark(long version, List<CustomerId> customers, List<String> orders, Instant at) {

    ForgottenMark {
        customers = List.copyOf(customers);
        orders = List.copyOf(orders);
    }
}
