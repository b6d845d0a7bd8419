package io.continuo.inventory.listing;

import io.continuo.inventory.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** How much is broken. Every instance tells the same of the same table: read the greatest, do not add them up. */
@Singleton
class BreachMeters {

    private final Transactions transactions;
    private final Breaches breaches;
    private final InstantSource clock;
    private volatile Breaches.Figures figures = new Breaches.Figures(0, 0);

    BreachMeters(Transactions transactions, Breaches breaches, InstantSource clock, MeterRegistry registry) {
        this.transactions = transactions;
        this.breaches = breaches;
        this.clock = clock;
        registry.gauge("continuo.inventory.listing.breaches", this, meters -> meters.figures.open());
        registry.gauge("continuo.inventory.listing.breach.minutes", this, meters -> meters.figures.minutes());
    }

    Uni<Void> measure() {
        return transactions
                .read(client -> breaches.figures(client, clock.instant()))
                .invoke(now -> figures = now)
                .replaceWithVoid();
    }
}
