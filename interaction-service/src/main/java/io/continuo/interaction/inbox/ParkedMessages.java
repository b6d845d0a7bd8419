package io.continuo.interaction.inbox;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.continuo.interaction.store.Place;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import io.quarkus.mongodb.FindOptions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.jboss.logging.Logger;

/** Keeps what cannot be applied, with the reason, so that it neither blocks the others nor is lost. */
@ApplicationScoped
class ParkedMessages {

    private static final Logger LOG = Logger.getLogger(ParkedMessages.class);

    private final Store store;
    private final InstantSource clock;

    ParkedMessages(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    Uni<Void> park(List<Unreadable> messages) {
        messages.forEach(ParkedMessages::log);
        return store.write(Shelf.PARKED, messages.stream().map(this::parked).toList())
                .replaceWithVoid();
    }

    /** The newest first. */
    Uni<List<Parked>> list(int limit, Optional<Place> after) {
        return store.on(Shelf.PARKED)
                .find(
                        after.map(place -> place.behind(Shelf.AT)).orElseGet(Document::new),
                        new FindOptions().sort(Place.order(Shelf.AT)).limit(limit))
                .map(Parked::from)
                .collect()
                .asList();
    }

    Uni<Optional<Parked>> find(String id) {
        return store.on(Shelf.PARKED)
                .find(Filters.eq(id))
                .toUni()
                .map(row -> Optional.ofNullable(row).map(Parked::from));
    }

    Uni<Void> remove(String id) {
        return store.on(Shelf.PARKED).deleteOne(Filters.eq(id)).replaceWithVoid();
    }

    private UpdateOneModel<Document> parked(Unreadable unreadable) {
        ConsumerRecord<String, String> message = unreadable.message();
        String place = message.topic() + "-" + message.partition() + "-" + message.offset();
        return new UpdateOneModel<>(
                Filters.eq(place),
                Updates.combine(
                        Updates.set("key", message.key()),
                        Updates.set("value", message.value()),
                        Updates.set("reason", unreadable.reason()),
                        Updates.set(Shelf.AT, Date.from(clock.instant()))),
                new UpdateOptions().upsert(true));
    }

    private static void log(Unreadable unreadable) {
        ConsumerRecord<String, String> message = unreadable.message();
        LOG.warnf(
                "message parked topic=%s partition=%d offset=%d reason=%s",
                message.topic(), message.partition(), message.offset(), unreadable.reason());
    }

    /** A message and why it cannot be applied: the kind of failure, without the message's content. */
    record Unreadable(ConsumerRecord<String, String> message, String reason) {

        static Unreadable because(ConsumerRecord<String, String> message, Throwable failure) {
            Throwable cause = failure.getCause() != null ? failure.getCause() : failure;
            return new Unreadable(message, cause.getClass().getSimpleName());
        }
    }
}
