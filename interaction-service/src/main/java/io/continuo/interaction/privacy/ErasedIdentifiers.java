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
import java.time.InstantSource;
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

    /** When the mark was set last: by this other replicas find what is new. */
    static final String MARKED = "marked";

    private final Store store;
    private final ErasedHashes hashes;
    private final SubjectHash hash;
    private final InstantSource clock;

    ErasedIdentifiers(Store store, ErasedHashes hashes, InteractionConfig config, InstantSource clock) {
        this.store = store;
        this.hashes = hashes;
        this.hash = new SubjectHash(config.hashKey());
        this.clock = clock;
    }

    Uni<Void> remember(Past past) {
        // Rounded up: a touchpoint of the same millisecond belongs to the past.
        Date until = Date.from(past.until().plusMillis(1));
        List<String> marked = past.identifiers().stream().map(hash::of).toList();
        hashes.add(marked);
        return store.write(
                        Shelf.ERASED,
                        marked.stream().map(one -> mark(one, until)).toList())
                .replaceWithVoid();
    }

    /** Those of the identifiers that were erased, and until when. */
    public Uni<ErasedAmong> among(Collection<Identifier> identifiers) {
        return amongHashed(hashed(identifiers));
    }

    /**
     * The same from memory: the store is asked only about those it may know. What another replica marked in the last second
     * may be missing.
     */
    public Uni<ErasedAmong> soonAmong(Collection<Identifier> identifiers) {
        if (hashes.isEmpty()) {
            return Uni.createFrom().item(ErasedAmong.NONE);
        }
        Map<String, Identifier> suspects = hashed(identifiers);
        suspects.keySet().removeIf(one -> !hashes.mayHave(one));
        return amongHashed(suspects);
    }

    private Map<String, Identifier> hashed(Collection<Identifier> identifiers) {
        return identifiers.stream()
                .distinct()
                .collect(Collectors.toMap(hash::of, identifier -> identifier, (one, same) -> one, HashMap::new));
    }

    private Uni<ErasedAmong> amongHashed(Map<String, Identifier> byHash) {
        if (byHash.isEmpty()) {
            return Uni.createFrom().item(ErasedAmong.NONE);
        }
        return store.on(Shelf.ERASED)
                .find(in("_id", byHash.keySet()))
                .collect()
                .asList()
                .map(marks -> among(byHash, marks));
    }

    private UpdateOneModel<Document> mark(String hash, Date until) {
        return new UpdateOneModel<>(
                eq(hash),
                Updates.combine(Updates.max(Shelf.AT, until), Updates.set(MARKED, Date.from(clock.instant()))),
                new UpdateOptions().upsert(true));
    }

    private static ErasedAmong among(Map<String, Identifier> byHash, List<Document> marks) {
        Map<Identifier, Instant> erased = new HashMap<>();
        marks.forEach(mark -> erased.put(
                byHash.get(mark.getString("_id")), mark.getDate(Shelf.AT).toInstant()));
        return new ErasedAmong(erased);
    }
}
