package io.continuo.interaction.timeline;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.BulkWriteUpsert;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/**
 * Which bucket a touchpoint id belongs to. The first placing is the valid one: the same touchpoint delivered again, even
 * with another time or another strongest identifier, is led to the bucket that has it already.
 */
@ApplicationScoped
class Placed {

    private static final String BUCKET = "bucket";

    private final Store store;
    private final InstantSource clock;

    Placed(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The valid bucket of each id: the proposed one where the id is new. */
    Uni<Map<String, Bucket>> claim(Map<String, Bucket> proposals) {
        List<String> ids = List.copyOf(proposals.keySet());
        Date now = Date.from(clock.instant());
        List<UpdateOneModel<Document>> claims =
                ids.stream().map(id -> claim(id, proposals.get(id), now)).toList();
        return store.write(Shelf.PLACED, claims).chain(result -> decided(ids, proposals, result));
    }

    Uni<Set<String>> among(Collection<String> ids) {
        return store.on(Shelf.PLACED)
                .find(in("_id", ids), new FindOptions().projection(Projections.include("_id")))
                .map(document -> document.getString("_id"))
                .collect()
                .asList()
                .map(Set::copyOf);
    }

    private Uni<Map<String, Bucket>> decided(List<String> ids, Map<String, Bucket> proposals, BulkWriteResult result) {
        List<String> known = new ArrayList<>(ids);
        known.removeAll(result.getUpserts().stream()
                .map(BulkWriteUpsert::getIndex)
                .map(ids::get)
                .toList());
        if (known.isEmpty()) {
            return Uni.createFrom().item(proposals);
        }
        return store.on(Shelf.PLACED)
                .find(in("_id", known))
                .collect()
                .asList()
                .map(documents -> corrected(proposals, documents));
    }

    private static Map<String, Bucket> corrected(Map<String, Bucket> proposals, List<Document> documents) {
        Map<String, Bucket> valid = new HashMap<>(proposals);
        documents.forEach(document -> valid.put(document.getString("_id"), Bucket.parse(document.getString(BUCKET))));
        return valid;
    }

    private static UpdateOneModel<Document> claim(String id, Bucket bucket, Date now) {
        return new UpdateOneModel<>(
                eq(id),
                Updates.combine(Updates.setOnInsert(BUCKET, bucket.id()), Updates.setOnInsert(Shelf.AT, now)),
                new UpdateOptions().upsert(true));
    }
}
