package io.continuo.interaction.inbox;

import io.continuo.events.Topic;
import io.continuo.events.Topics;
import io.continuo.interaction.log.OutgoingEvent;
import io.continuo.interaction.privacy.Occurrences;
import io.continuo.interaction.privacy.OnShelf;
import io.continuo.interaction.privacy.Past;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Unreadable messages in which an identifier of the person occurs. */
@Singleton
class PastParked extends OnShelf {

    PastParked(Store store) {
        super(store, Shelf.PARKED, "parked");
    }

    @Override
    public Uni<List<OutgoingEvent>> tombstones(Past past) {
        return found(past)
                .collect()
                .asList()
                .map(found -> found.stream().flatMap(PastParked::tombstone).toList());
    }

    @Override
    protected Bson of(Past past) {
        return Occurrences.in(past, "value", "key");
    }

    @Override
    protected Object shown(Document document) {
        return Optional.ofNullable(document.getString("value")).orElse("");
    }

    /** Of a topic of the suite: where it lies is its id, {@code topic-partition-offset}, with the deployment's prefix. */
    private static Stream<OutgoingEvent> tombstone(Document parked) {
        String key = parked.getString("key");
        String place = parked.getString("_id");
        return key == null
                ? Stream.of()
                : Topics.ALL.stream()
                        .filter(Topic::forgets)
                        .filter(topic -> place.contains(topic.name() + "-"))
                        .map(topic -> OutgoingEvent.tombstone(topic, key));
    }
}
