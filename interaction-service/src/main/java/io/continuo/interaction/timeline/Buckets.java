package io.continuo.interaction.timeline;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.nin;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.continuo.events.Identifier;
import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import io.continuo.interaction.timeline.Slice.Span;
import io.quarkus.mongodb.FindOptions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;

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

    /** Puts each touchpoint into its bucket, unless it is there already: one write for all that go to the same one. */
    Uni<Void> put(Collection<TouchpointRecorded> touchpoints, Map<String, Bucket> places) {
        Map<Bucket, List<TouchpointRecorded>> byBucket = touchpoints.stream()
                .collect(Collectors.groupingBy(
                        touchpoint -> places.get(touchpoint.id()), LinkedHashMap::new, Collectors.toList()));
        List<Bucket> buckets = List.copyOf(byBucket.keySet());
        List<UpdateOneModel<Document>> writes = buckets.stream()
                .map(bucket -> putAll(bucket, byBucket.get(bucket)))
                .toList();
        return store.write(Shelf.TIMELINE_BUCKETS, writes)
                .replaceWithVoid()
                .onFailure(Store::onlyDuplicateKeys)
                .recoverWithUni(failure -> putEach(Store.refused(failure, buckets), byBucket));
    }

    /** For buckets that have one of the touchpoints already. */
    private Uni<Void> putEach(List<Bucket> buckets, Map<Bucket, List<TouchpointRecorded>> byBucket) {
        List<UpdateOneModel<Document>> writes = buckets.stream()
                .flatMap(bucket -> byBucket.get(bucket).stream().map(touchpoint -> put(touchpoint, bucket)))
                .toList();
        return store.writeInOrder(Shelf.TIMELINE_BUCKETS, writes).replaceWithVoid();
    }

    Uni<List<Entry>> read(List<String> buckets) {
        return store.on(Shelf.TIMELINE_BUCKETS)
                .find(in("_id", buckets))
                .collect()
                .asList()
                .map(documents -> documents.stream().flatMap(Buckets::entries).toList());
    }

    /** Which of these buckets have which of these touchpoints, by touchpoint. */
    Uni<Map<String, Bucket>> holding(Collection<String> buckets, Collection<String> ids) {
        Set<String> wanted = Set.copyOf(ids);
        return store.on(Shelf.TIMELINE_BUCKETS)
                .find(Store.all(in("_id", buckets), in(ENTRIES + "." + Entry.ID, ids)))
                .collect()
                .in(
                        HashMap::new,
                        (found, document) -> entries(document)
                                .map(Entry::id)
                                .filter(wanted::contains)
                                .forEach(id -> found.put(id, Bucket.parse(document.getString("_id")))));
    }

    Uni<List<Span>> spans(List<String> buckets) {
        FindOptions options = new FindOptions().projection(Projections.include(OLDEST, NEWEST));
        return store.on(Shelf.TIMELINE_BUCKETS)
                .find(Store.all(in("_id", buckets), exists(NEWEST)), options)
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

    /** Makes the bucket where there is none. One that has any of them collides with that, and nothing is put. */
    private static UpdateOneModel<Document> putAll(Bucket bucket, List<TouchpointRecorded> touchpoints) {
        List<String> ids = touchpoints.stream().map(TouchpointRecorded::id).toList();
        return new UpdateOneModel<>(
                Store.all(eq(bucket.id()), nin(ENTRIES + "." + Entry.ID, ids)),
                Updates.combine(Updates.setOnInsert("identifier", bucket.identifier()), additions(touchpoints)),
                new UpdateOptions().upsert(true));
    }

    private static UpdateOneModel<Document> put(TouchpointRecorded touchpoint, Bucket bucket) {
        return new UpdateOneModel<>(
                Store.all(eq(bucket.id()), ne(ENTRIES + "." + Entry.ID, touchpoint.id())),
                additions(List.of(touchpoint)));
    }

    private static Bson additions(List<TouchpointRecorded> touchpoints) {
        List<Date> times = touchpoints.stream()
                .map(touchpoint -> Date.from(touchpoint.occurredAt()))
                .sorted()
                .toList();
        return Updates.combine(
                Updates.pushEach(
                        ENTRIES, touchpoints.stream().map(Entry::document).toList()),
                Updates.addEachToSet(
                        MENTIONS,
                        touchpoints.stream()
                                .flatMap(touchpoint -> mentions(touchpoint).stream())
                                .distinct()
                                .toList()),
                Updates.min(OLDEST, times.getFirst()),
                Updates.max(NEWEST, times.getLast()));
    }

    /** The identifiers it carries beside the one it is bound to. */
    private static List<String> mentions(TouchpointRecorded touchpoint) {
        return touchpoint.identifiers().stream().skip(1).map(Identifier::key).toList();
    }

    static Stream<Entry> entries(Document bucket) {
        return bucket.getList(ENTRIES, Document.class, List.of()).stream().map(Entry::from);
    }
}
