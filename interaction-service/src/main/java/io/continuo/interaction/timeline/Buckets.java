package io.continuo.interaction.timeline;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.continuo.events.Identifier;
import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import io.continuo.interaction.timeline.Slice.Span;
import io.quarkus.mongodb.FindOptions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;

/** The touchpoints, each in exactly one bucket and there once. */
@ApplicationScoped
class Buckets {

    static final String ENTRIES = "entries";
    static final String MENTIONS = "mentions";
    private static final String OLDEST = "oldest";
    private static final String NEWEST = "newest";

    private final Store store;

    Buckets(Store store) {
        this.store = store;
    }

    /** Puts each touchpoint into its bucket, unless it is there already. */
    Uni<Void> put(Collection<TouchpointRecorded> touchpoints, Map<String, Bucket> places) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        touchpoints.stream()
                .map(touchpoint -> places.get(touchpoint.id()))
                .distinct()
                .forEach(bucket -> writes.add(present(bucket)));
        touchpoints.forEach(touchpoint -> writes.add(put(touchpoint, places.get(touchpoint.id()))));
        return store.writeInOrder(Shelf.TIMELINE_BUCKETS, writes).replaceWithVoid();
    }

    Uni<List<Entry>> read(List<String> buckets) {
        return store.on(Shelf.TIMELINE_BUCKETS)
                .find(in("_id", buckets))
                .collect()
                .asList()
                .map(documents -> documents.stream().flatMap(Buckets::entries).toList());
    }

    Uni<List<Span>> spans(List<String> buckets) {
        FindOptions options = new FindOptions().projection(Projections.include(OLDEST, NEWEST));
        return store.on(Shelf.TIMELINE_BUCKETS)
                .find(and(in("_id", buckets), exists(NEWEST)), options)
                .map(Buckets::span)
                .collect()
                .asList();
    }

    private static Span span(Document bucket) {
        return new Span(
                bucket.getString("_id"),
                bucket.getDate(OLDEST).toInstant(),
                bucket.getDate(NEWEST).toInstant());
    }

    /** An upsert of its own, because one with the condition below would collide with the bucket that has it. */
    private static UpdateOneModel<Document> present(Bucket bucket) {
        return new UpdateOneModel<>(
                eq(bucket.id()),
                Updates.setOnInsert("identifier", bucket.identifier()),
                new UpdateOptions().upsert(true));
    }

    private static UpdateOneModel<Document> put(TouchpointRecorded touchpoint, Bucket bucket) {
        Date at = Date.from(touchpoint.occurredAt());
        return new UpdateOneModel<>(
                and(eq(bucket.id()), ne(ENTRIES + "." + Entry.ID, touchpoint.id())),
                Updates.combine(
                        Updates.push(ENTRIES, Entry.document(touchpoint)),
                        Updates.addEachToSet(MENTIONS, mentions(touchpoint)),
                        Updates.min(OLDEST, at),
                        Updates.max(NEWEST, at)));
    }

    /** The identifiers it carries beside the one it is bound to. */
    private static List<String> mentions(TouchpointRecorded touchpoint) {
        return touchpoint.identifiers().stream().skip(1).map(Identifier::key).toList();
    }

    static Stream<Entry> entries(Document bucket) {
        return bucket.getList(ENTRIES, Document.class, List.of()).stream().map(Entry::from);
    }
}
