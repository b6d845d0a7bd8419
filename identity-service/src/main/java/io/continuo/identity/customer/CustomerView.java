package io.continuo.identity.customer;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.identity.consent.ConsentView;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One customer.
 *
 * @param customerId who it is now, whichever of its ids was asked for
 * @param supersedes ids that were merged into it
 * @param identifiers strongest first, at most {@value Profiles#MOST_IDENTIFIERS}
 * @param traits the last word on each
 * @param consents what holds for each channel and purpose that something was decided about
 * @param createdAt when the oldest of its ids was created
 * @param version the {@code ETag} without its quotes
 */
public record CustomerView(
        CustomerId customerId,
        List<CustomerId> supersedes,
        List<Identifier> identifiers,
        Map<String, JsonNode> traits,
        List<ConsentView> consents,
        Instant createdAt,
        long version) {}
