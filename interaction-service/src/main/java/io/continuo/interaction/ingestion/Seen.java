package io.continuo.interaction.ingestion;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import io.quarkus.mongodb.FindOptions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jboss.logging.Logger;

/**
 * The ids that Kafka has acknowledged.
 *
 * <p>An id is remembered after it was acknowledged, never before: a crash in between makes a repetition look new, and
 * every reader of the log recognises it by its id. The other order would lose it. For the same reason the store may be
 * away: the ingestion goes on without it.
 */
@ApplicationScoped
class Seen {

    private static final Logger LOG = Logger.getLogger(Seen.class);

    private final Store store;
    private final InstantSource clock;

    Seen(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Which of these are remembered. */
    Uni<Set<String>> among(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        FindOptions options = new FindOptions().projection(Projections.include("_id"));
        return store.on(Shelf.SEEN)
                .find(in("_id", ids), options)
                .map(document -> document.getString("_id"))
                .collect()
                .asList()
                .map(Set::copyOf)
                .onFailure()
                .recoverWithItem(Seen::none);
    }

    Uni<Void> remember(Collection<String> ids) {
        Date now = Date.from(clock.instant());
        List<UpdateOneModel<Document>> writes = ids.stream()
                .map(id -> new UpdateOneModel<Document>(
                        eq(id), Updates.setOnInsert(Shelf.AT, now), new UpdateOptions().upsert(true)))
                .toList();
        return store.write(Shelf.SEEN, writes).replaceWithVoid().onFailure().recoverWithItem(Seen::forgetful);
    }

    private static Set<String> none(Throwable failure) {
        LOG.warnf("repetitions not recognised cause=%s", failure.getClass().getSimpleName());
        return Set.of();
    }

    private static Void forgetful(Throwable failure) {
        LOG.warnf("ids not remembered cause=%s", failure.getClass().getSimpleName());
        return null;
    }
}
