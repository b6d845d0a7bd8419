package io.continuo.journey.customer;

import io.continuo.events.IdentifierType;
import io.continuo.journey.placement.Touch;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A touchpoint and the evidence that it is this customer's.
 *
 * @param boundBy the type of the identifier it came with
 * @param mapVersion since when the map says that this identifier is the customer's
 */
public record PlacedTouch(Touch touch, IdentifierType boundBy, long mapVersion) {

    static final Comparator<PlacedTouch> JOURNEY_ORDER = Comparator.comparing(PlacedTouch::touch, Touch.JOURNEY_ORDER)
            .thenComparing(PlacedTouch::boundBy)
            .thenComparingLong(PlacedTouch::mapVersion);

    /**
     * A touchpoint that came under two of the customer's identifiers is one touchpoint, where it came first.
     *
     * @param touches in journey order
     */
    static List<PlacedTouch> once(List<PlacedTouch> touches) {
        Set<String> seen = new HashSet<>();
        return touches.stream().filter(touch -> seen.add(touch.touch().id())).toList();
    }
}
