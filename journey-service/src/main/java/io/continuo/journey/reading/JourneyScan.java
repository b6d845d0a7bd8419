package io.continuo.journey.reading;

import io.continuo.events.CustomerId;
import io.continuo.journey.customer.JourneyLog;
import java.util.function.BiConsumer;

/** A reading of everybody's journeys. */
public interface JourneyScan {

    /**
     * Shows every customer who has touchpoints, once. A customer who is merged meanwhile may be shown before or after.
     *
     * @throws NotServing when state moved away in the middle
     */
    void each(BiConsumer<CustomerId, JourneyLog> visitor);
}
