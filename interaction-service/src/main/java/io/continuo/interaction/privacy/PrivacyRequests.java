package io.continuo.interaction.privacy;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.continuo.events.EventJson;
import io.continuo.events.PrivacyReceipt;
import io.continuo.events.PrivacyRequested;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The requests this service knows of. */
@ApplicationScoped
class PrivacyRequests {

    /** How long an export can be fetched. */
    static final Duration EXPORTED = Duration.ofDays(7);

    private static final String LATE = "late";

    private final Store store;

    PrivacyRequests(Store store) {
        this.store = store;
    }

    Uni<Optional<PrivacyRow>> find(String id) {
        return store.on(Shelf.PRIVACY)
                .find(Store.all(eq(id), exists(PrivacyRow.KIND)))
                .toUni()
                .map(row -> Optional.ofNullable(row).map(PrivacyRow::from));
    }

    /** Keeps the request, unless it is kept already; what is kept counts. */
    Uni<PrivacyRow> add(PrivacyRow row) {
        Document fields = row.document();
        Bson once = Updates.combine(fields.entrySet().stream()
                .filter(field -> !field.getKey().equals("_id"))
                .map(field -> Updates.setOnInsert(field.getKey(), field.getValue()))
                .toList());
        return store.on(Shelf.PRIVACY)
                .updateOne(eq(row.id()), once, new UpdateOptions().upsert(true))
                .chain(() -> find(row.id()))
                .map(Optional::orElseThrow);
    }

    Uni<Void> complete(PrivacyReceipt receipt) {
        Bson done = Updates.set(PrivacyRow.RECEIPT, EventJson.write(receipt));
        Instant cleanBy = receipt.logCleanBy();
        return store.on(Shelf.PRIVACY)
                .updateOne(
                        eq(receipt.requestId()),
                        cleanBy == null
                                ? done
                                : Updates.combine(done, Updates.set(PrivacyRow.CLEAN_BY, Date.from(cleanBy))))
                .replaceWithVoid();
    }

    /** Something was taken out of the log after its request was done. */
    Uni<Void> late(Instant cleanBy) {
        return store.on(Shelf.PRIVACY)
                .updateOne(
                        eq(LATE),
                        Updates.max(PrivacyRow.CLEAN_BY, Date.from(cleanBy)),
                        new UpdateOptions().upsert(true))
                .replaceWithVoid();
    }

    /** Erasures after which the log is not clean yet. */
    Uni<List<PrivacyRow>> uncleaned(Instant now) {
        return store.on(Shelf.PRIVACY)
                .find(and(gt(PrivacyRow.CLEAN_BY, Date.from(now)), exists(PrivacyRow.KIND)))
                .map(PrivacyRow::from)
                .collect()
                .asList();
    }

    Uni<Boolean> isLogUnclean(Instant now) {
        return store.on(Shelf.PRIVACY)
                .find(gt(PrivacyRow.CLEAN_BY, Date.from(now)))
                .collect()
                .asList()
                .map(found -> !found.isEmpty());
    }

    /** Drops the person from erasures that are over, and from exports that are too old. */
    Uni<Void> forgetDone(Instant now) {
        Bson over = or(
                lte(PrivacyRow.CLEAN_BY, Date.from(now)),
                and(
                        eq(PrivacyRow.KIND, PrivacyRequested.Kind.EXPORT.name()),
                        lte(Shelf.AT, Date.from(now.minus(EXPORTED)))));
        return forget(over);
    }

    /** An export that waits to be fetched is of no use to somebody erased. */
    Uni<Void> forgetExportsOf(Past past) {
        return forget(
                and(eq(PrivacyRow.KIND, PrivacyRequested.Kind.EXPORT.name()), in(PrivacyRow.IDENTIFIERS, past.keys())));
    }

    private Uni<Void> forget(Bson which) {
        return store.on(Shelf.PRIVACY)
                .updateMany(
                        and(which, exists(PrivacyRow.IDENTIFIERS)),
                        Updates.combine(Updates.unset(PrivacyRow.IDENTIFIERS), Updates.unset(PrivacyRow.TOMBSTONES)))
                .replaceWithVoid();
    }
}
