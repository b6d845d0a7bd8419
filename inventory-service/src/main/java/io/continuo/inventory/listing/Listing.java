package io.continuo.inventory.listing;

import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.Sku;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A SKU a channel shows to customers.
 *
 * @param listed whether it does now
 * @param guarantee what that promises; null for nothing
 * @param actions what is to be done while the promise is broken
 */
record Listing(
        ChannelId channel,
        Sku sku,
        boolean listed,
        @Nullable Guarantee guarantee,
        Set<Action> actions) {

    Listing {
        actions = Set.copyOf(actions);
    }

    Listing spelled(Sku spelling) {
        return new Listing(channel, spelling, listed, guarantee, actions);
    }
}
