package io.continuo.journey.customer;

import java.util.List;

/**
 * The touchpoints of one customer.
 *
 * @param touches in journey order, each id once
 * @param truncated whether earlier ones were left out
 * @param mapVersion the latest version of the map that changed this journey; 0 when none did
 */
public record JourneyLog(List<PlacedTouch> touches, boolean truncated, long mapVersion) {

    public JourneyLog {
        touches = List.copyOf(touches);
    }
}
