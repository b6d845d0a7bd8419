package io.continuo.interaction.inbox;

import io.continuo.events.Topic;
import io.continuo.events.Topics;
import io.continuo.interaction.log.OutgoingEvent;
import io.continuo.interaction.privacy.Occurrences;
import io.continuo.interaction.privacy.Past;
import io.continuo.interaction.privacy.PersonalData;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Unreadable messages in which an identifier of the person occurs. */
@ApplicationScoped
class PastParked implements PersonalData {

    private final Store store;

    PastParked(Store store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "parked";
    }

    @Override
    public Uni<Long> count(Past past) {
        return store.on(Shelf.PARKED).countDocuments(of(past));
    }

    @Override
    public Uni<List<OutgoingEvent>> tombstones(Past past) {
        return store.on(Shelf.PARKED)
                .find(of(past))
                .collect()
                .asList()
                .map(found -> found.stream().flatMap(PastParked::tombstone).toList());
    }

    @Override
    public Uni<Void> erase(Past past) {
        return store.on(Shelf.PARKED).deleteMany(of(past)).replaceWithVoid();
    }

    @Override
    public Uni<List<Object>> export(Past past, int max) {
        return store.on(Shelf.PARKED)
                .find(of(past))
                .select()
                .first(max)
                .<Object>map(row -> Optional.ofNullable(row.getString("value")).orElse(""))
                .collect()
                .asList();
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

    private static Bson of(Past past) {
        return Occurrences.in(past, "value", "key");
    }
}
