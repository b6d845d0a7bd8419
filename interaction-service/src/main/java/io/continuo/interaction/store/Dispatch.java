package io.continuo.interaction.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.WriteModel;
import io.continuo.interaction.InteractionConfig;
import io.continuo.interaction.log.EventLog;
import io.continuo.interaction.log.OutgoingEvent;
import io.quarkus.mongodb.FindOptions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jboss.logging.Logger;

/**
 * Sends the unsent events of documents and then removes them: at least once, in the order of the document. What a crash
 * or an absent broker left behind is found by the sweep.
 */
@ApplicationScoped
class Dispatch {

    private static final Logger LOG = Logger.getLogger(Dispatch.class);
    private static final int SWEPT_AT_ONCE = 100;

    private final Store store;
    private final EventLog log;
    private final InstantSource clock;
    private final InteractionConfig config;

    Dispatch(Store store, EventLog log, InstantSource clock, InteractionConfig config) {
        this.store = store;
        this.log = log;
        this.clock = clock;
        this.config = config;
    }

    @Scheduled(every = "2s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        Date before = Date.from(clock.instant().minus(config.relay().after()));
        Bson old = Filters.lte(Unsent.SINCE, before);
        return drain(Shelf.CASES, old)
                .chain(() -> drain(Shelf.FEEDBACK, old))
                .chain(() -> drain(Shelf.INVITATIONS, old));
    }

    /** The documents of the filter; never fails, since what is left is found again. */
    Uni<Void> drain(Shelf shelf, Bson which) {
        FindOptions options =
                new FindOptions().projection(Projections.include(Unsent.EVENTS)).limit(SWEPT_AT_ONCE);
        return store.on(shelf)
                .find(which, options)
                .collect()
                .asList()
                .chain(documents -> send(shelf, documents))
                .onFailure()
                .recoverWithItem(Dispatch::later);
    }

    private Uni<Void> send(Shelf shelf, List<Document> documents) {
        List<OutgoingEvent> events = documents.stream()
                .flatMap(document -> Unsent.in(document).stream())
                .toList();
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<WriteModel<Document>> removals = documents.stream()
                .flatMap(document -> Unsent.removal(document.get("_id"), Unsent.in(document)).stream())
                .toList();
        return log.append(events)
                .chain(() -> store.writeInOrder(shelf, removals))
                .replaceWithVoid();
    }

    private static Void later(Throwable failure) {
        LOG.warnf("events wait for the next sweep cause=%s", failure.getClass().getSimpleName());
        return null;
    }
}
