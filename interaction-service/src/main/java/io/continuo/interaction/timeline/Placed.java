package io.continuo.interaction.timeline;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import io.quarkus.mongodb.FindOptions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
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
        List<InsertOneModel<Document>> claims =
                ids.stream().map(id -> claim(id, proposals.get(id), now)).toList();
        return store.write(Shelf.PLACED, claims)
                .map(result -> proposals)
                .onFailure(Store::onlyDuplicateKeys)
                .recoverWithUni(failure -> decided(Store.refused(failure, ids), proposals));
    }

    Uni<Set<String>> among(Collection<String> ids) {
        return store.on(Shelf.PLACED)
                .find(in("_id", ids), new FindOptions().projection(Projections.include("_id")))
                .map(document -> document.getString("_id"))
                .collect()
                .asList()
                .map(Set::copyOf);
    }

    private Uni<Map<String, Bucket>> decided(List<String> known, Map<String, Bucket> proposals) {
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

    private static InsertOneModel<Document> claim(String id, Bucket bucket, Date now) {
        return new InsertOneModel<>(
                new Document("_id", id).append(BUCKET, bucket.id()).append(Shelf.AT, now));
    }
}
