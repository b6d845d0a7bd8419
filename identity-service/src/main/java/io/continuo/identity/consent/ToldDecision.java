package io.continuo.identity.consent;

import io.continuo.events.ContactDecision;
import io.continuo.events.CustomerId;
import java.time.Instant;

/**
 * A decision about contact that a touchpoint tells, and is the proof of.
 *
 * @param customer the base customer the touchpoint is about
 * @param touchpoint its id
 * @param source who sent it
 * @param at when the customer decided
 */
public record ToldDecision(
        CustomerId customer, ContactDecision decision, String touchpoint, String source, Instant at) {}
