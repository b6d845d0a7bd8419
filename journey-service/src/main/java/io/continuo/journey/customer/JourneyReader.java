package io.continuo.journey.customer;

import io.continuo.events.CustomerId;
import java.util.function.BiConsumer;

/** Reads the journeys of one partition's customers. The port behind which the form of the state may change. */
public interface JourneyReader {

    /**
     * A customer's latest touchpoints. An unknown customer's log is empty.
     *
     * @param max how many at most
     */
    JourneyLog latest(CustomerId customer, int max);

    /**
     * Shows the log of every customer who has touchpoints.
     *
     * @param max how many of each at most
     */
    void each(int max, BiConsumer<CustomerId, JourneyLog> visitor);
}
