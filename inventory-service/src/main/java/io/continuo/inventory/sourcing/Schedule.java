package io.continuo.inventory.sourcing;

import io.continuo.inventory.catalog.NodeCalendar;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** When a node would be done with an order of now. */
@FunctionalInterface
public interface Schedule {

    /** @param zone where it is to go, as the node's cut-offs name it; null for anywhere */
    Work to(@Nullable String zone);

    /** The day on which the node works on what is ordered at that moment, in its own time. */
    default LocalDate day(Instant ordered) {
        return NodeCalendar.ALWAYS.worksOn(ordered);
    }
}
