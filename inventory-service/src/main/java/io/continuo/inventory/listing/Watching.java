package io.continuo.inventory.listing;

import io.continuo.inventory.Transactions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Judges listings: opens a breach where a guarantee is not kept, and closes it where it is again. */
@Singleton
class Watching {

    private final Transactions transactions;
    private final ListingTable listings;
    private final Judging judging;
    private final BreachBook book;
    private final ListingConfig config;
    private final InstantSource clock;

    Watching(
            Transactions transactions,
            ListingTable listings,
            Judging judging,
            BreachBook book,
            ListingConfig config,
            InstantSource clock) {
        this.transactions = transactions;
        this.listings = listings;
        this.judging = judging;
        this.book = book;
        this.config = config;
        this.clock = clock;
    }

    /** Judges the listings of SKUs whose stock changed. */
    Uni<Void> lookAt(Collection<String> skus) {
        return transactions.read(client -> listings.of(client, skus)).chain(this::lookAtAll);
    }

    /** Judges some of those that were not judged for longest. */
    Uni<Void> lookAtOldest() {
        return lookAtOldest(clock.instant()).replaceWithVoid();
    }

    /** Judges all there are. */
    Uni<Void> lookAtEverything() {
        Instant start = clock.instant();
        return Multi.createBy()
                .repeating()
                .uni(() -> lookAtOldest(start))
                .whilst(looked -> looked == config.sweepBatch())
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Judges a listing whose row is locked; done as well where there is none. */
    Uni<Void> judge(SqlConnection tx, Optional<Listed> locked) {
        return locked.isEmpty() ? Uni.createFrom().voidItem() : judge(tx, locked.get());
    }

    private Uni<Integer> lookAtOldest(Instant before) {
        return transactions
                .read(client -> listings.notSince(client, before, config.sweepBatch()))
                .call(this::lookAtAll)
                .map(List::size);
    }

    private Uni<Void> lookAtAll(List<ListingTable.Key> keys) {
        return Multi.createFrom()
                .iterable(keys)
                .onItem()
                .transformToUniAndConcatenate(key ->
                        transactions.write(tx -> listings.lock(tx, key).chain(found -> judge(tx, found))))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> judge(SqlConnection tx, Listed listed) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Listing listing = listed.listing();
        Guarantee guarantee = listed.inForce();
        if (guarantee == null) {
            return book.whole(tx, listed, now);
        }
        return judging.see(tx, listing, guarantee, now).chain(seen -> {
            Uni<Void> told =
                    seen.standing().isKept() ? book.whole(tx, listed, now) : book.broken(tx, listed, seen, now);
            return told.chain(() -> listings.looked(tx, listing, seen.standing(), now));
        });
    }
}
