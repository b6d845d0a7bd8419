package io.continuo.journey.reading;

import io.continuo.journey.customer.Journey;
import io.continuo.journey.customer.PurchasePath;

/**
 * What a purchase can be owed to.
 *
 * @param journey it is on
 */
record Owed(Journey journey, PurchasePath path) {}
