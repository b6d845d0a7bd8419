package io.continuo.identity.explanation;

import io.continuo.events.CustomerId;
import java.time.Instant;

/**
 * An identifier of a customer.
 *
 * @param placedWith the id it belongs to, whatever is merged or undone: the customer itself or one it superseded
 * @param shared it carries touchpoints and links nobody
 * @param firstSeen when it was first seen here
 * @param lastSeen the latest evidence that it is with this customer
 */
public record PlacedIdentifier(
        String type, String value, CustomerId placedWith, boolean shared, Instant firstSeen, Instant lastSeen) {}
