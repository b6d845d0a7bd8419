package io.continuo.journey.customer;

import io.continuo.events.IdentifierType;
import io.continuo.journey.placement.Touch;

/**
 * A touchpoint and the evidence that it is this customer's.
 *
 * @param boundBy the type of the identifier it came with
 * @param mapVersion since when the map says that this identifier is the customer's
 */
public record PlacedTouch(Touch touch, IdentifierType boundBy, long mapVersion) {}
