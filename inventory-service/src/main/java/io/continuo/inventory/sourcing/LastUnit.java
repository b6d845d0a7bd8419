package io.continuo.inventory.sourcing;

import io.continuo.events.Quantity;

/**
 * The last units of a node are sold as long as its counters can be trusted; else the node is asked whether it has them,
 * and until it answers another node holds the same quantity.
 *
 * @param units what would be left from which a unit is a last one: 1 means the very last
 * @param confidence the least that is enough, 0 to 1
 */
public record LastUnit(Quantity units, double confidence) {

    public LastUnit {
        if (!units.isPositive()) {
            throw new IllegalArgumentException("above zero");
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("0 to 1");
        }
    }
}
