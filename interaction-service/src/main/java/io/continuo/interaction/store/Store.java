package io.continuo.interaction.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.WriteModel;
import io.quarkus.mongodb.FindOptions;
import io.quarkus.mongodb.reactive.ReactiveMongoClient;
import io.quarkus.mongodb.reactive.ReactiveMongoCollection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The database of this service. */
@ApplicationScoped
public class Store {

    private static final int DUPLICATE_KEY = 11000;
    /** The largest document has 16 MB, an ordinary one less than 100 KB. */
    private static final int PAGE = 10;

    private final ReactiveMongoClient client;
    private final String database;

    Store(ReactiveMongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String database) {
        this.client = client;
        this.database = database;
    }

    public ReactiveMongoCollection<Document> on(Shelf shelf) {
        return client.getDatabase(database).getCollection(shelf.collection());
    }

    /**
     * The documents for which all of the conditions hold, each about another field. Unlike with {@code $and}, every server
     * finds them by their key then.
     */
    public static Bson all(Bson... conditions) {
        BsonDocument all = new BsonDocument();
        for (Bson condition : conditions) {
            all.putAll(condition.toBsonDocument());
        }
        return all;
    }

    /**
     * The documents for which it holds, by their ids: a few at a time, the next ones when they are asked for, however long
     * that takes. Documents that are removed meanwhile move no others.
     */
    public Multi<Document> pages(Shelf shelf, Bson which) {
        return Multi.createBy()
                .repeating()
                .uni(AtomicReference<Object>::new, last -> page(shelf, which, last))
                .whilst(page -> page.size() == PAGE)
                .onItem()
                .transformToMultiAndConcatenate(page -> Multi.createFrom().iterable(page));
    }

    private Uni<List<Document>> page(Shelf shelf, Bson which, AtomicReference<Object> last) {
        Object after = last.get();
        FindOptions page = new FindOptions().sort(Sorts.ascending("_id")).limit(PAGE);
        return on(shelf)
                .find(after == null ? which : and(which, gt("_id", after)), page)
                .collect()
                .asList()
                .invoke(found -> found.stream().reduce((one, next) -> next).ifPresent(end -> last.set(end.get("_id"))));
    }

    /** All writes in one request, independent of each other. */
    public Uni<BulkWriteResult> write(Shelf shelf, List<? extends WriteModel<Document>> writes) {
        if (writes.isEmpty()) {
            return Uni.createFrom().item(BulkWriteResult.unacknowledged());
        }
        return on(shelf).bulkWrite(List.copyOf(writes), new BulkWriteOptions().ordered(false));
    }

    /** All writes in one request, in their order. */
    public Uni<BulkWriteResult> writeInOrder(Shelf shelf, List<? extends WriteModel<Document>> writes) {
        return on(shelf).bulkWrite(List.copyOf(writes), new BulkWriteOptions().ordered(true));
    }

    /** Whether the same operation may succeed later: the store is not reachable, or not for writes, or not by enough of it. */
    public static boolean isAway(Throwable failure) {
        return switch (failure) {
            case MongoTimeoutException e -> true;
            case MongoSocketException e -> true;
            case MongoConnectionPoolClearedException e -> true;
            case MongoNotPrimaryException e -> true;
            case MongoNodeIsRecoveringException e -> true;
            case MongoWriteConcernException e -> true;
            case MongoBulkWriteException e -> e.getWriteErrors().isEmpty();
            default -> false;
        };
    }

    /** Whether a single write failed because its key, or a unique one, is there already. */
    public static boolean isDuplicateKey(Throwable failure) {
        return failure instanceof MongoWriteException write && write.getError().getCode() == DUPLICATE_KEY;
    }

    /** Whether nothing but already present keys kept writes from being done. */
    public static boolean onlyDuplicateKeys(Throwable failure) {
        return failure instanceof MongoBulkWriteException bulk
                && bulk.getWriteConcernError() == null
                && bulk.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY);
    }

    /**
     * Those of the writes that were refused.
     *
     * @param failure one for which {@link #onlyDuplicateKeys} holds
     * @param written what each write was about, in their order
     */
    public static <T> List<T> refused(Throwable failure, List<T> written) {
        return failure instanceof MongoBulkWriteException bulk
                ? bulk.getWriteErrors().stream()
                        .map(error -> written.get(error.getIndex()))
                        .toList()
                : List.of();
    }
}
