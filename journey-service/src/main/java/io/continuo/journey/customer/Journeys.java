package io.continuo.journey.customer;

import io.continuo.events.CustomerId;
import io.continuo.journey.placement.Placement;

/**
 * Writes the journeys of one partition's customers. The port behind which the form of the state may change.
 *
 * <p>Order and repetition do not matter: per customer and identifier the highest version wins, and a touchpoint's id
 * counts once.
 */
interface Journeys {

    void apply(CustomerId customer, Placement placement);
}
