package io.continuo.inventory.listing;

import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.Sku;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time during which a guarantee was not kept.
 *
 * @param until null while it is not
 * @param seen how the guarantee stood when that was last different
 */
record Breach(
        String id,
        ChannelId channel,
        Sku sku,
        Instant since,
        @Nullable Instant until,
        Seen seen) {

    /** How it stood, and what that asks for. */
    record Seen(Guarantee guarantee, Standing standing, Remedy remedy) {}

    Breach with(Seen newer) {
        return new Breach(id, channel, sku, since, until, newer);
    }

    Breach closed(Instant at) {
        return new Breach(id, channel, sku, since, at, seen);
    }

    /** Whole seconds it lasted, so far. */
    long seconds(Instant now) {
        Instant end = until == null ? now : until;
        return Math.max(0, end.getEpochSecond() - since.getEpochSecond());
    }
}
