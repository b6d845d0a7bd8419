package io.continuo.inventory.reservation;

import io.continuo.events.CustomerId;
import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.sourcing.Demand;
import io.continuo.inventory.sourcing.Preferences;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hold somebody wants.
 *
 * @param subject digest of an identifier of whom it is for
 * @param cart an older hold of the same cart on the same channel is replaced
 * @param lines not empty, each with a name of its own
 * @param preferences with a destination where the strategy is {@code nearest}
 * @param actor the client that asks
 */
public record ReservationRequest(
        ChannelId channel,
        @Nullable CustomerId customer,
        @Nullable String subject,
        @Nullable String cart,
        List<Demand> lines,
        Duration ttl,
        Preferences preferences,
        String actor) {

    List<Sku> skus() {
        return lines.stream().map(Demand::sku).toList();
    }
}
