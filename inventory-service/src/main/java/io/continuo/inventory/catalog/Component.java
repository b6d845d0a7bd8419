package io.continuo.inventory.catalog;

import io.continuo.events.Quantity;

/**
 * A part of a kit.
 *
 * @param quantity how much of it one kit takes; above zero
 */
public record Component(Sku sku, Quantity quantity) {}
