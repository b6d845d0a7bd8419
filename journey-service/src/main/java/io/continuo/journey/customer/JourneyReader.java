package io.continuo.journey.customer;

import io.continuo.events.CustomerId;
import org.jspecify.annotations.Nullable;

/** Reads the journeys of one partition's customers. The port behind which the form of the state may change. */
public interface JourneyReader {

    /**
     * A customer's latest touchpoints. An unknown customer's log is empty.
     *
     * @param max how many at most
     */
    JourneyLog latest(CustomerId customer, int max);

    /**
     * Customers one after another.
     *
     * @param after whom to begin behind; null: at the beginning
     * @param max touchpoints of each at most
     * @param touchpoints behind which the page ends, with the customer who has them
     */
    LogPage page(@Nullable CustomerId after, int max, int touchpoints);
}
