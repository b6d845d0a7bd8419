package io.continuo.interaction.catalogue;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.Projections;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import io.quarkus.mongodb.FindOptions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;

/** The entries somebody put, each one document. */
@ApplicationScoped
class Types {

    private final Store store;

    Types(Store store) {
        this.store = store;
    }

    Uni<Optional<EventType>> find(String name) {
        return store.on(Shelf.CATALOGUE)
                .find(eq(name))
                .toUni()
                .map(row -> Optional.ofNullable(row).map(TypeRow::type));
    }

    Uni<List<EventType>> find(Collection<String> names) {
        return store.on(Shelf.CATALOGUE)
                .find(in("_id", names))
                .map(TypeRow::type)
                .collect()
                .asList();
    }

    /** The version of each entry, by name. */
    Uni<Map<String, Long>> versions() {
        FindOptions options = new FindOptions().projection(Projections.include(TypeRow.VERSION));
        return store.on(Shelf.CATALOGUE)
                .find(new Document(), options)
                .collect()
                .asList()
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> row.getString("_id"), row -> row.getLong(TypeRow.VERSION))));
    }

    Uni<Long> count() {
        return store.on(Shelf.CATALOGUE).countDocuments();
    }

    /** False when somebody else has changed the entry since it was read; nothing is written then. */
    Uni<Boolean> save(EventType type) {
        Document row = TypeRow.of(type);
        if (type.version() == 1) {
            return store.on(Shelf.CATALOGUE)
                    .insertOne(row)
                    .replaceWith(true)
                    .onFailure(Store::isDuplicateKey)
                    .recoverWithItem(false);
        }
        return store.on(Shelf.CATALOGUE)
                .replaceOne(Store.all(eq(type.name()), eq(TypeRow.VERSION, type.version() - 1)), row)
                .map(result -> result.getMatchedCount() == 1);
    }
}
