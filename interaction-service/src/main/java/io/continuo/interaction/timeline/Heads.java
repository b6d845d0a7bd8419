package io.continuo.interaction.timeline;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.DeleteManyModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * One document per identifier that says which buckets it has. The counts choose the bucket of the next touchpoint and
 * may be a little off; what is in a bucket counts.
 */
@ApplicationScoped
class Heads {

    private static final String MONTHS = "months";

    private final Store store;

    Heads(Store store) {
        this.store = store;
    }

    Uni<List<Head>> of(Collection<String> identifiers) {
        return store.on(Shelf.TIMELINE_HEADS)
                .find(in("_id", identifiers))
                .map(Heads::head)
                .collect()
                .asList();
    }

    /** Never lowers a count, so that it may be repeated. */
    Uni<Void> raise(Collection<Head> heads) {
        return store.write(
                        Shelf.TIMELINE_HEADS, heads.stream().map(Heads::raised).toList())
                .replaceWithVoid();
    }

    Uni<Void> remove(Collection<String> identifiers) {
        List<WriteModel<Document>> removals = new ArrayList<>();
        removals.add(new DeleteManyModel<>(in("_id", identifiers)));
        return store.write(Shelf.TIMELINE_HEADS, removals).replaceWithVoid();
    }

    private static UpdateOneModel<Document> raised(Head head) {
        List<Bson> counts = head.months().entrySet().stream()
                .map(month -> Updates.max(MONTHS + ".m" + Bucket.name(month.getKey()), month.getValue()))
                .toList();
        return new UpdateOneModel<>(eq(head.identifier()), Updates.combine(counts), new UpdateOptions().upsert(true));
    }

    private static Head head(Document document) {
        Head head = new Head(document.getString("_id"));
        document.get(MONTHS, new Document())
                .forEach((name, count) -> head.months().put(month(name), (Integer) count));
        return head;
    }

    private static YearMonth month(String field) {
        return Bucket.month(field.substring(1));
    }
}
