package io.continuo.inventory.listing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the listing guarantee. */
@ConfigMapping(prefix = "continuo.listings")
interface ListingConfig {

    /** How often listings are looked at without any news of their stock, {@link #sweepBatch()} at a time. */
    @WithDefault("PT10S")
    Duration sweepInterval();

    /** Listings looked at in one round, those first that were not for longest. */
    @WithDefault("200")
    int sweepBatch();

    /** Below this confidence a store's figures are counted before anything is sent there. */
    @WithDefault("0.7")
    double trust();

    /** Around a store that is short, where the guarantee itself names no radius. */
    @WithDefault("10")
    double delistRadiusKm();
}
