package io.continuo.inventory.listing;

import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.counting.CountRequests;
import io.continuo.inventory.stock.Cause;
import io.continuo.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Keeps the breaches of a listing and tells of each from its beginning to its end. */
@Singleton
class BreachBook {

    private static final String WHY = "listed, and too few are said to be here";

    private final Breaches breaches;
    private final Outbox outbox;
    private final BreachEvents events;
    private final CountRequests counts;

    BreachBook(Breaches breaches, Outbox outbox, BreachEvents events, CountRequests counts) {
        this.breaches = breaches;
        this.outbox = outbox;
        this.events = events;
        this.counts = counts;
    }

    /** The guarantee is kept, or there is none. */
    Uni<Void> whole(SqlConnection tx, Listed listed, Instant now) {
        Optional<Breach> open = listed.breach();
        if (open.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Breach closed = open.get().closed(now);
        return breaches.save(tx, closed).chain(() -> outbox.add(tx, events.closed(closed, now)));
    }

    /** The guarantee is not kept. Stores whose figures are doubtful are asked to count. */
    Uni<Void> broken(SqlConnection tx, Listed listed, Breach.Seen seen, Instant now) {
        Sku sku = listed.listing().sku();
        return enter(tx, listed, seen, now)
                .chain(() -> counts.ask(tx, sku, seen.remedy().counts(), WHY, Cause.SERVICE, now));
    }

    /** What only changes the confidence is written down and not told. */
    private Uni<Void> enter(SqlConnection tx, Listed listed, Breach.Seen seen, Instant now) {
        Optional<Breach> open = listed.breach();
        if (open.isEmpty()) {
            Listing listing = listed.listing();
            String id = UUID.randomUUID().toString();
            Breach breach = new Breach(id, listing.channel(), listing.sku(), now, null, seen);
            return breaches.save(tx, breach).chain(() -> outbox.add(tx, events.opened(breach, now)));
        }
        Breach.Seen before = open.get().seen();
        if (before.equals(seen)) {
            return Uni.createFrom().voidItem();
        }
        Breach after = open.get().with(seen);
        boolean told = before.standing().fingerprint().equals(seen.standing().fingerprint());
        Uni<Void> saved = breaches.save(tx, after);
        return told ? saved : saved.chain(() -> outbox.add(tx, events.changed(after, now)));
    }
}
