package io.continuo.interaction.inbox;

import io.continuo.events.Topic;
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

    /** Of a topic that forgets. */
    private static Stream<OutgoingEvent> tombstone(Document row) {
        Parked parked = Parked.from(row);
        String key = parked.key();
        return key == null
                ? Stream.of()
                : parked.topic().filter(Topic::forgets).map(topic -> OutgoingEvent.tombstone(topic, key)).stream();
    }
}
