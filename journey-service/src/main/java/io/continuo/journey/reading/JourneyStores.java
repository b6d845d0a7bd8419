package io.continuo.journey.reading;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.journey.customer.JourneyLog;
import io.continuo.journey.placement.Owner;
import io.continuo.journey.privacy.Asked;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state that the topology keeps, wherever it is.
 *
 * <p>Every method throws {@link NotServing} while the state asked for cannot be read here.
 */
public interface JourneyStores {

    /** Whose the identifier is; null when the map does not know it. */
    @Nullable
    Owner owner(Identifier identifier);

    /** A customer's latest touchpoints, at most so many; empty when the customer is unknown. */
    JourneyLog latest(CustomerId customer, int max);

    /** Who may have bought this, latest news first. */
    List<CustomerId> buyers(String orderId);

    /** The privacy request of this id; null when there was none in the last seven days. */
    @Nullable
    Asked asked(String requestId);

    /** Prepares to read everybody's journeys, of each at most so many touchpoints, the latest. */
    JourneyScan scan(int max);
}
