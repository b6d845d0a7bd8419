package io.continuo.inventory.listing;

import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.Place;
import io.continuo.inventory.catalog.Sku;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A listing as answers show it.
 *
 * @param state {@code unlisted}, {@code unguarded}, {@code kept} or {@code broken}
 * @param stores the guarantee is about, {@code covered} those that have enough, {@code needed} those that must
 * @param visible whether to show it, at the place asked about if there is one: not where it is delisted
 * @param badge to show with it; null for none
 * @param breach the open one
 */
record ListingView(
        ChannelId channel,
        Sku sku,
        boolean listed,
        @Nullable Guarantee guarantee,
        List<Action> actions,
        String state,
        int stores,
        int covered,
        int needed,
        boolean visible,
        @Nullable String badge,
        @Nullable BreachView breach,
        long version) {

    static ListingView from(Listed listed, @Nullable Place near, Instant now) {
        Listing listing = listed.listing();
        Remedy remedy = listed.breach().map(breach -> breach.seen().remedy()).orElse(null);
        return new ListingView(
                listing.channel(),
                listing.sku(),
                listing.listed(),
                listing.guarantee(),
                listing.actions().stream().sorted().toList(),
                listed.state(),
                listed.stores(),
                listed.covered(),
                listed.needed(),
                listed.isListed() && (remedy == null || isShownAt(near, remedy)),
                remedy == null ? null : remedy.badge(),
                listed.breach().map(breach -> BreachView.from(breach, now)).orElse(null),
                listed.version());
    }

    private static boolean isShownAt(@Nullable Place near, Remedy remedy) {
        return near == null
                || remedy.delisted().stream()
                        .noneMatch(area -> near.distanceTo(new Place(area.lat(), area.lon())) <= area.radiusKm());
    }
}
