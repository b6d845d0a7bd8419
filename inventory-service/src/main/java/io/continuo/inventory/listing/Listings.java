package io.continuo.inventory.listing;

import io.continuo.http.Etags;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.Rejected;
import io.continuo.inventory.Transactions;
import io.continuo.inventory.catalog.Catalogue;
import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.Sku;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what is listed and what that promises. */
@Singleton
class Listings {

    private static final String HAS_CHANNEL = "SELECT 1 FROM channel WHERE id = $1";

    private final Transactions transactions;
    private final Catalogue catalogue;
    private final ListingTable table;
    private final Breaches breaches;
    private final Watching watching;
    private final InstantSource clock;

    Listings(
            Transactions transactions,
            Catalogue catalogue,
            ListingTable table,
            Breaches breaches,
            Watching watching,
            InstantSource clock) {
        this.transactions = transactions;
        this.catalogue = catalogue;
        this.table = table;
        this.breaches = breaches;
        this.watching = watching;
        this.clock = clock;
    }

    /** @param created whether nothing was known of the listing before */
    record Put(Listed listed, boolean created) {}

    /** Puts the listing and judges it at once. */
    Uni<Outcome<Put>> put(Listing wanted, @Nullable String ifMatch) {
        return transactions.write(tx -> spelled(tx, wanted).chain(outcome -> switch (outcome) {
            case Outcome.Accepted<Listing>(Listing listing) -> put(tx, listing, ifMatch);
            case Outcome.Refused<Listing>(var reason) -> Uni.createFrom().item(Outcome.refused(reason));
        }));
    }

    Uni<Optional<Listed>> find(ChannelId channel, Sku sku) {
        return transactions.read(client -> table.find(client, channel, sku));
    }

    Uni<List<Listed>> page(@Nullable ChannelId channel, ListingTable.Position after, int limit) {
        return transactions.read(client -> table.page(client, channel, after, limit));
    }

    /** The newest first. */
    Uni<List<Breach>> breaches(Breaches.Wanted wanted, Optional<Breaches.Position> after, int limit) {
        // Nothing is newer than a minute from now, however the clocks of two instances differ.
        Breaches.Position from =
                after.orElseGet(() -> new Breaches.Position(clock.instant().plusSeconds(60), ""));
        return transactions.read(client -> breaches.page(client, wanted, from, limit));
    }

    private Uni<Outcome<Put>> put(SqlConnection tx, Listing listing, @Nullable String ifMatch) {
        ListingTable.Key key = new ListingTable.Key(listing.channel(), listing.sku());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return table.lock(tx, key).chain(before -> {
            boolean fits =
                    before.map(seen -> Etags.matches(ifMatch, seen.version())).orElse(ifMatch == null);
            if (!fits) {
                return Uni.createFrom().item(Outcome.refused(new Rejected.Outdated()));
            }
            return table.put(tx, listing, now)
                    .chain(() -> table.lock(tx, key))
                    .call(locked -> watching.judge(tx, locked))
                    .chain(() -> table.lock(tx, key))
                    .map(after -> Outcome.accepted(new Put(after.orElseThrow(), before.isEmpty())));
        });
    }

    private Uni<Outcome<Listing>> spelled(SqlConnection tx, Listing wanted) {
        return tx.preparedQuery(HAS_CHANNEL)
                .execute(Tuple.of(wanted.channel().value()))
                .chain(channel -> channel.size() == 0
                        ? Uni.createFrom()
                                .item(Outcome.<Listing>refused(
                                        Rejected.Unknown.one(Rejected.Kind.CHANNEL, "/channel", wanted.channel())))
                        : catalogue
                                .known(tx, List.of(wanted.sku()), List.of())
                                .map(known -> known.spelled(wanted.sku())
                                        .map(sku -> Outcome.accepted(wanted.spelled(sku)))
                                        .orElseGet(() -> Outcome.refused(
                                                Rejected.Unknown.one(Rejected.Kind.SKU, "/sku", wanted.sku())))));
    }
}
