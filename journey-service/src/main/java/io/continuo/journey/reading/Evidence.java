package io.continuo.journey.reading;

import io.continuo.journey.customer.Journey;
import io.continuo.journey.customer.Step;
import java.util.List;

/**
 * What led to a purchase.
 *
 * @param journey it is on
 * @param steps up to the purchase, which is the last one
 */
record Evidence(String orderId, Journey journey, List<Step> steps) {}
