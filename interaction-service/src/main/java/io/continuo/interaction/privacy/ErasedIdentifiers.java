package io.continuo.interaction.privacy;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.continuo.events.Identifier;
import io.continuo.events.SubjectHash;
import io.continuo.interaction.InteractionConfig;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;

/** Remembers for ever, by keyed hash, which identifiers were erased and until when, so that no replay brings them back. */
@ApplicationScoped
public class ErasedIdentifiers {

    private final Store store;
    private final SubjectHash hash;

    ErasedIdentifiers(Store store, InteractionConfig config) {
        this.store = store;
        this.hash = new SubjectHash(config.hashKey());
    }

    Uni<Void> remember(Past past) {
        // Rounded up: a touchpoint of the same millisecond belongs to the past.
        Date until = Date.from(past.until().plusMillis(1));
        List<UpdateOneModel<Document>> marks = past.identifiers().stream()
                .map(identifier -> new UpdateOneModel<Document>(
                        eq(hash.of(identifier)), Updates.max(Shelf.AT, until), new UpdateOptions().upsert(true)))
                .toList();
        return store.write(Shelf.ERASED, marks).replaceWithVoid();
    }

    /** Those of the identifiers that were erased, and until when. */
    public Uni<ErasedAmong> among(Collection<Identifier> identifiers) {
        Map<String, Identifier> byHash = identifiers.stream()
                .distinct()
                .collect(Collectors.toMap(hash::of, identifier -> identifier, (one, same) -> one));
        if (byHash.isEmpty()) {
            return Uni.createFrom().item(ErasedAmong.NONE);
        }
        return store.on(Shelf.ERASED)
                .find(in("_id", byHash.keySet()))
                .collect()
                .asList()
                .map(marks -> among(byHash, marks));
    }

    private static ErasedAmong among(Map<String, Identifier> byHash, List<Document> marks) {
        Map<Identifier, Instant> erased = new HashMap<>();
        marks.forEach(mark -> erased.put(
                byHash.get(mark.getString("_id")), mark.getDate(Shelf.AT).toInstant()));
        return new ErasedAmong(erased);
    }
}
