package io.continuo.interaction.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Keeps indexes in place and removes what is past its retention: by TTL index, and by a sweep for stores that accept a
 * TTL index without acting on it.
 */
@ApplicationScoped
class Upkeep {

    private static final Logger LOG = Logger.getLogger(Upkeep.class);

    private final Store store;
    private final InstantSource clock;

    Upkeep(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return Multi.createFrom()
                .items(Arrays.stream(Shelf.values()))
                .onItem()
                .transformToUniAndConcatenate(this::keep)
                .onItem()
                .ignoreAsUni()
                .onFailure()
                .recoverWithItem(this::later);
    }

    private Uni<Void> keep(Shelf shelf) {
        return index(shelf).chain(() -> sweep(shelf));
    }

    private Uni<Void> index(Shelf shelf) {
        Uni<Void> searches = Multi.createFrom()
                .iterable(shelf.searchedBy())
                .onItem()
                .transformToUniAndConcatenate(field -> store.on(shelf).createIndex(Indexes.ascending(field)))
                .onItem()
                .ignoreAsUni();
        Duration retention = shelf.retention();
        if (retention == null) {
            return searches;
        }
        IndexOptions expiry = new IndexOptions().expireAfter(retention.toSeconds(), TimeUnit.SECONDS);
        return searches.chain(() -> store.on(shelf).createIndex(Indexes.ascending(Shelf.AT), expiry))
                .replaceWithVoid();
    }

    private Uni<Void> sweep(Shelf shelf) {
        Duration retention = shelf.retention();
        if (retention == null) {
            return Uni.createFrom().voidItem();
        }
        Date before = Date.from(clock.instant().minus(retention));
        return store.on(shelf).deleteMany(Filters.lt(Shelf.AT, before)).replaceWithVoid();
    }

    private Void later(Throwable failure) {
        LOG.warnf("upkeep postponed cause=%s", failure.getClass().getSimpleName());
        return null;
    }
}
