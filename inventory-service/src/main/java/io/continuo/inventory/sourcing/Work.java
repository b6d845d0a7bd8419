package io.continuo.inventory.sourcing;

import io.continuo.inventory.catalog.NodeCalendar;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When a node would be done with an order, by its calendar.
 *
 * @param shipsOn the day it leaves, in the time of the node
 * @param readyAt when it stands ready to be collected
 */
public record Work(@Nullable LocalDate shipsOn, @Nullable Instant readyAt) {

    static Work of(NodeCalendar calendar, Instant ordered, @Nullable String zone) {
        return new Work(
                calendar.shipsOn(ordered, zone).orElse(null),
                calendar.readyAt(ordered).orElse(null));
    }

    /** Whether it works at all within a year. */
    boolean isEver() {
        return shipsOn != null && readyAt != null;
    }
}
