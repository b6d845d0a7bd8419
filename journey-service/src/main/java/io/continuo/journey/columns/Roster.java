package io.continuo.journey.columns;

import java.util.function.ObjLongConsumer;

/** Knows whom a source knows. */
@FunctionalInterface
public interface Roster {

    /**
     * Shows every customer, some of them several times.
     *
     * @param visitor is told the customer's id and a version of the identity map that changed their journey
     */
    void each(ObjLongConsumer<String> visitor);
}
