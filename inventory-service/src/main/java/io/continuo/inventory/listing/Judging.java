package io.continuo.inventory.listing;

import io.continuo.inventory.Workers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.function.Supplier;

/** Sees how a guarantee stands, and what that asks for. With many stores that is thought of on a worker. */
@Singleton
class Judging {

    /** So many spots are looked at in well under a millisecond. */
    private static final int FEW = 50;

    private final Spots spots;
    private final Workers workers;
    private final ListingConfig config;

    Judging(Spots spots, Workers workers, ListingConfig config) {
        this.spots = spots;
        this.workers = workers;
        this.config = config;
    }

    Uni<Breach.Seen> see(SqlConnection tx, Listing listing, Guarantee guarantee, Instant now) {
        return spots.of(tx, listing, now).chain(found -> {
            Supplier<Breach.Seen> look = () -> seen(listing, guarantee, found);
            return found.spots().size() <= FEW ? Uni.createFrom().item(look) : workers.run(look);
        });
    }

    private Breach.Seen seen(Listing listing, Guarantee guarantee, Spots.Found found) {
        Standing standing = Standing.of(guarantee, found);
        return new Breach.Seen(guarantee, standing, Remedies.of(guarantee, listing.actions(), standing, found, config));
    }
}
