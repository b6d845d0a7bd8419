package io.continuo.interaction.timeline;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.size;

import com.mongodb.client.model.DeleteManyModel;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import io.continuo.events.Identifier;
import io.continuo.events.Topics;
import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.log.EventLog;
import io.continuo.interaction.log.OutgoingEvent;
import io.continuo.interaction.privacy.Past;
import io.continuo.interaction.privacy.PersonalData;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;

/** A person's touchpoints, a bucket at a time: first out of the log, then out of the store. */
@ApplicationScoped
class PastTouchpoints implements PersonalData {

    private final Store store;
    private final EventLog log;
    private final Heads heads;

    PastTouchpoints(Store store, EventLog log, Heads heads) {
        this.store = store;
        this.log = log;
        this.heads = heads;
    }

    @Override
    public String name() {
        return "touchpoints";
    }

    @Override
    public Uni<Long> count(Past past) {
        return entries(past).collect().with(Collectors.counting());
    }

    @Override
    public Multi<?> export(Past past) {
        return entries(past).map(Entry::touchpoint);
    }

    @Override
    public Uni<Void> erase(Past past) {
        return each(past.identifiers(), identifier -> erase(identifier, past));
    }

    private Multi<Entry> entries(Past past) {
        return Multi.createFrom()
                .iterable(past.identifiers())
                .onItem()
                .transformToMultiAndConcatenate(identifier -> buckets(identifier))
                .onItem()
                .transformToMultiAndConcatenate(bucket -> Multi.createFrom().items(Buckets.entries(bucket)))
                .filter(entry -> covers(past, entry));
    }

    private Uni<Void> erase(Identifier identifier, Past past) {
        return buckets(identifier)
                .onItem()
                .transformToUniAndConcatenate(bucket -> empty(identifier, bucket, past))
                .onItem()
                .ignoreAsUni()
                .chain(() -> buckets(identifier).collect().first())
                .chain(left -> left == null
                        ? heads.remove(List.of(identifier.key()))
                        : Uni.createFrom().voidItem());
    }

    /** Its JSON is read only where a clock was ahead. */
    private static boolean covers(Past past, Entry entry) {
        return past.covers(entry.at()) || past.covers(entry.touchpoint());
    }

    /** What was not read here stays for the next time: it is not out of the log yet. */
    private Uni<Void> empty(Identifier identifier, Document bucket, Past past) {
        List<String> ids = Buckets.entries(bucket)
                .filter(entry -> covers(past, entry))
                .map(Entry::id)
                .toList();
        Object place = bucket.get("_id");
        return log.append(ids.stream().map(id -> tombstone(identifier, id)).toList())
                .chain(() -> store.write(Shelf.PLACED, List.of(new DeleteManyModel<>(in("_id", ids)))))
                .chain(() -> store.writeInOrder(
                        Shelf.TIMELINE_BUCKETS,
                        List.of(
                                new UpdateOneModel<>(eq(place), Updates.pull(Buckets.ENTRIES, in(Entry.ID, ids))),
                                new DeleteOneModel<>(Store.all(eq(place), size(Buckets.ENTRIES, 0))))))
                .replaceWithVoid();
    }

    /** Every bucket's id begins with its identifier, so this is a range of the ids. */
    private Multi<Document> buckets(Identifier identifier) {
        String first = identifier.key() + "#";
        return store.pages(Shelf.TIMELINE_BUCKETS, and(gte("_id", first), lt("_id", identifier.key() + "$")))
                .filter(bucket ->
                        Bucket.parse(bucket.getString("_id")).identifier().equals(identifier.key()));
    }

    private static OutgoingEvent tombstone(Identifier identifier, String id) {
        return OutgoingEvent.tombstone(Topics.TOUCHPOINTS, TouchpointRecorded.logKey(identifier, id));
    }

    private static <T> Uni<Void> each(List<T> items, Function<T, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(item -> work.apply(item))
                .onItem()
                .ignoreAsUni();
    }
}
