package io.continuo.journey.placement;

import io.continuo.events.CustomerId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom to tell again that an identifier was erased, should a crash have swallowed the message. Kept until the commit that
 * makes it superfluous is certain.
 *
 * @param version the last the identifier was mapped with
 * @param owner whose it has become since, and who keeps what is later; null where it is nobody's
 * @param left others that may hold its touchpoints
 * @param orders that its touchpoints name
 * @param touchpoints how many there were
 * @param at when it was erased here
 */
record ErasureMark(
        String requestId,
        Instant until,
        long version,
        @Nullable CustomerId owner,
        List<CustomerId> left,
        List<String> orders,
        long touchpoints,
        Instant at) {

    ErasureMark {
        left = List.copyOf(left);
        orders = List.copyOf(orders);
    }
}
