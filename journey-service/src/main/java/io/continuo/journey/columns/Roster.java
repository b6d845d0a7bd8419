package io.continuo.journey.columns;

import java.util.function.ObjLongConsumer;

/** Reads everything that a source knows, in one pass. */
@FunctionalInterface
public interface Roster {

    /**
     * Shows every customer, once.
     *
     * @param visitor is told all of their touchpoints, and the latest version of the identity map that changed their journey
     * @throws Source.Gone when the source is no longer here
     */
    void each(Schema schema, ObjLongConsumer<Run> visitor);
}
