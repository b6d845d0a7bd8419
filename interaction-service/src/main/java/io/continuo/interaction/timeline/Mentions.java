package io.continuo.interaction.timeline;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.continuo.events.EventJson;
import io.continuo.events.Topics;
import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.log.EventLog;
import io.continuo.interaction.log.OutgoingEvent;
import io.continuo.interaction.privacy.ErasedAmong;
import io.continuo.interaction.privacy.ErasedIdentifiers;
import io.continuo.interaction.privacy.Past;
import io.continuo.interaction.privacy.PersonalData;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;

/**
 * Other people's touchpoints that carry an identifier of the person beside their own: they stay, without it, in the store
 * and in the log.
 */
@ApplicationScoped
class Mentions implements PersonalData {

    private final Store store;
    private final EventLog log;
    private final ErasedIdentifiers erased;

    Mentions(Store store, EventLog log, ErasedIdentifiers erased) {
        this.store = store;
        this.log = log;
        this.erased = erased;
    }

    @Override
    public String name() {
        return "mentions";
    }

    @Override
    public Uni<Long> count(Past past) {
        return buckets(past)
                .map(bucket -> Buckets.entries(bucket)
                        .filter(entry -> mentions(entry, past))
                        .count())
                .collect()
                .with(Collectors.summingLong(Long::longValue));
    }

    /** They are somebody else's. */
    @Override
    public Multi<?> export(Past past) {
        return Multi.createFrom().empty();
    }

    @Override
    public Uni<Void> erase(Past past) {
        return erased.among(past.identifiers())
                .chain(known -> buckets(past)
                        .onItem()
                        .transformToUniAndConcatenate(bucket -> redact(bucket, past, known))
                        .onItem()
                        .ignoreAsUni());
    }

    private Uni<Void> redact(Document bucket, Past past, ErasedAmong known) {
        List<OutgoingEvent> corrections = new ArrayList<>();
        List<WriteModel<Document>> writes = new ArrayList<>();
        Buckets.entries(bucket)
                .map(Entry::touchpoint)
                .forEach(touchpoint -> known.kept(touchpoint)
                        .filter(kept -> !kept.equals(touchpoint))
                        .ifPresent(kept -> {
                            corrections.add(
                                    OutgoingEvent.of(Topics.TOUCHPOINTS, kept.logKey(), kept.id(), kept, Map.of()));
                            writes.add(replacement(bucket, kept));
                        }));
        writes.add(new UpdateOneModel<>(eq(bucket.get("_id")), Updates.pullAll(Buckets.MENTIONS, past.keys())));
        return log.append(corrections)
                .chain(() -> store.writeInOrder(Shelf.TIMELINE_BUCKETS, writes))
                .replaceWithVoid();
    }

    private Multi<Document> buckets(Past past) {
        return store.pages(Shelf.TIMELINE_BUCKETS, in(Buckets.MENTIONS, past.keys()));
    }

    private static boolean mentions(Entry entry, Past past) {
        TouchpointRecorded touchpoint = entry.touchpoint();
        return past.covers(touchpoint)
                && !past.identifiers().contains(touchpoint.strongest())
                && touchpoint.identifiers().stream().anyMatch(past.identifiers()::contains);
    }

    private static UpdateOneModel<Document> replacement(Document bucket, TouchpointRecorded kept) {
        return new UpdateOneModel<>(
                Store.all(eq(bucket.get("_id")), eq(Buckets.ENTRIES + "." + Entry.ID, kept.id())),
                Updates.set(Buckets.ENTRIES + ".$.json", EventJson.write(kept)));
    }
}
