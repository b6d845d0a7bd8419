package io.continuo.journey.placement;

import io.continuo.events.Channel;
import io.continuo.events.PromiseChanged;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reservations and promises as facts on the customer's journey. */
public final class PromiseFacts {

    /** The property that holds the promise's state, in the words of the event contract. */
    public static final String STATE = "state";

    /** The property that holds the id of the reservation that was promised. */
    public static final String RESERVATION_ID = "reservation_id";

    private static final String SOURCE = "inventory";

    private static final Pattern NOT_IN_NAMES = Pattern.compile("[^a-z0-9_]");
    private static final int MAX_CUSTOM_NAME = 38;

    private PromiseFacts() {}

    /** The change as a touchpoint. Its id is made of what happened, so that the same change is the same touchpoint. */
    public static Touch of(PromiseChanged changed) {
        Objects.requireNonNull(changed.reservationId(), "reservationId");
        String state = word(changed.state());
        return new Touch(
                "promise/" + changed.reservationId() + "/" + state + "/" + changed.at(),
                Touch.Kind.PROMISE,
                type(changed.state()),
                contactChannel(changed.channel()),
                changed.at(),
                changed.at(),
                properties(changed, state),
                null,
                SOURCE);
    }

    private static Map<String, @Nullable Object> properties(PromiseChanged changed, String state) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        properties.put(RESERVATION_ID, changed.reservationId());
        properties.put(STATE, state);
        properties.put("sales_channel", changed.channel());
        if (changed.promiseId() != null) {
            properties.put("promise_id", changed.promiseId());
        }
        if (changed.orderId() != null) {
            properties.put("order_id", changed.orderId());
        }
        if (changed.fulfilment() != null) {
            properties.put("fulfilment", word(changed.fulfilment()));
        }
        return properties;
    }

    /** Sales channels are named freely; on a journey those that are no contact channel stand as custom ones. */
    private static Channel contactChannel(String salesChannel) {
        if (Channel.isValid(salesChannel)) {
            return new Channel(salesChannel);
        }
        String name =
                NOT_IN_NAMES.matcher(salesChannel.toLowerCase(Locale.ROOT)).replaceAll("_");
        return new Channel("x_" + name.substring(0, Math.min(name.length(), MAX_CUSTOM_NAME)));
    }

    private static String type(PromiseChanged.State state) {
        return switch (state) {
            case RESERVED -> "Stock Reserved";
            case CHANGED -> "Reservation Changed";
            case RELEASED -> "Reservation Released";
            case EXPIRED -> "Reservation Expired";
            case PROMISED -> "Promise Made";
            case READY -> "Promise Ready";
            case FULFILLED -> "Promise Fulfilled";
            case CANCELLED -> "Promise Cancelled";
            case REJECTED -> "Promise Rejected";
            case RETURNED -> "Promise Returned";
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
