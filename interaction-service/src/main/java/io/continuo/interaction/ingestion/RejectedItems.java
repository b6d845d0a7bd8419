package io.continuo.interaction.ingestion;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.continuo.interaction.store.Place;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import io.quarkus.mongodb.FindOptions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** What was refused, with the reason, until it is replayed or its time is over. */
@ApplicationScoped
class RejectedItems {

    private final Store store;
    private final InstantSource clock;

    RejectedItems(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    Uni<Void> keep(List<Judged.Unfit> unfit) {
        Instant now = clock.instant();
        return store.write(
                        Shelf.REJECTED,
                        unfit.stream().map(item -> kept(item, now)).toList())
                .replaceWithVoid();
    }

    Uni<Optional<RejectedItem>> find(String id) {
        return store.on(Shelf.REJECTED)
                .find(eq(id))
                .toUni()
                .map(document -> Optional.ofNullable(document).map(RejectedRow::item));
    }

    /** Newest first, after the item with this time and id. */
    Uni<List<RejectedItem>> list(RejectedFilter filter, int limit, Optional<Place> after) {
        Bson which = after.map(place -> place.behind(Shelf.AT))
                .map(behind -> and(filter.bson(), behind))
                .orElse(filter.bson());
        return found(which, Place.order(Shelf.AT), limit);
    }

    /** The longest refused first: what is refused again goes to the end. */
    Uni<List<RejectedItem>> oldest(RejectedFilter filter, int limit) {
        return found(filter.bson(), Sorts.ascending(Shelf.AT, "_id"), limit);
    }

    Uni<Void> remove(List<String> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : store.on(Shelf.REJECTED).deleteMany(in("_id", ids)).replaceWithVoid();
    }

    private Uni<List<RejectedItem>> found(Bson which, Bson order, int limit) {
        return store.on(Shelf.REJECTED)
                .find(which, new FindOptions().sort(order).limit(limit))
                .map(RejectedRow::item)
                .collect()
                .asList();
    }

    private static UpdateOneModel<Document> kept(Judged.Unfit unfit, Instant now) {
        Document row = RejectedRow.of(unfit).append(Shelf.AT, Date.from(now));
        return new UpdateOneModel<>(
                eq(RejectedRow.id(unfit.submission())),
                Updates.combine(row.entrySet().stream()
                        .map(field -> Updates.set(field.getKey(), field.getValue()))
                        .toList()),
                new UpdateOptions().upsert(true));
    }
}
