package io.continuo.inventory.sourcing;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import org.jspecify.annotations.Nullable;

/**
 * A line to be served.
 *
 * @param line the caller's name of it, unique in its request
 * @param quantity above zero
 * @param node the only node that will do; null where any node that ships orders will
 */
public record Demand(
        String line, Sku sku, Quantity quantity, @Nullable NodeId node) {}
