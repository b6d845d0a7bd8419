package io.continuo.inventory.sourcing;

import org.jspecify.annotations.Nullable;

/** When a node would be done with an order of now. */
@FunctionalInterface
public interface Schedule {

    /** @param zone where it is to go, as the node's cut-offs name it; null for anywhere */
    Work to(@Nullable String zone);
}
