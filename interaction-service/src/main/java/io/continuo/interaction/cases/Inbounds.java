package io.continuo.interaction.cases;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.continuo.interaction.store.Place;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import io.quarkus.mongodb.FindOptions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Touchpoints that had, or might have had, consequences for a case; by their id, so each has them once. */
@ApplicationScoped
class Inbounds {

    private static final int AT_MOST = 50;

    private final Store store;

    Inbounds(Store store) {
        this.store = store;
    }

    Uni<Optional<Remembered>> find(String touchpointId) {
        return store.on(Shelf.CASE_CONTACTS)
                .find(eq(touchpointId))
                .toUni()
                .map(row -> Optional.ofNullable(row).map(InboundRow::toRemembered));
    }

    /** What counts from now on: the one given, or the one that was there before it. */
    Uni<Remembered> add(Remembered remembered) {
        return store.on(Shelf.CASE_CONTACTS)
                .insertOne(InboundRow.of(remembered))
                .replaceWith(remembered)
                .onFailure(Store::isDuplicateKey)
                .recoverWithUni(
                        () -> find(remembered.inbound().touchpointId()).map(earlier -> earlier.orElse(remembered)));
    }

    /** Contacts of these identifiers before this one, the newest first. */
    Uni<List<Remembered>> before(Inbound inbound, List<String> keys, Duration within) {
        Date to = Date.from(inbound.at());
        Date from = Date.from(inbound.at().minus(within));
        return store.on(Shelf.CASE_CONTACTS)
                .find(
                        and(in(InboundRow.IDENTIFIERS, keys), gte(Shelf.AT, from), lt(Shelf.AT, to)),
                        new FindOptions().sort(Sorts.descending(Shelf.AT)).limit(AT_MOST))
                .map(InboundRow::toRemembered)
                .collect()
                .asList();
    }

    /** It goes into another case than was decided first, unless somebody has corrected it meanwhile. */
    Uni<Void> redirect(Remembered before, Course course) {
        return store.on(Shelf.CASE_CONTACTS)
                .updateOne(
                        and(eq(before.inbound().touchpointId()), eq(InboundRow.BY, Course.RULES)),
                        Updates.combine(
                                Updates.set(
                                        InboundRow.CASE,
                                        Objects.requireNonNull(course.caseId()).value()),
                                Updates.set(InboundRow.OPENS, course.opens())))
                .replaceWithVoid();
    }

    /** Contacts of these identifiers that belong to no case, the newest first. */
    Uni<List<Inbound>> loose(List<String> keys, Optional<Place> after, int limit) {
        List<Bson> filters = new ArrayList<>(
                List.of(in(InboundRow.IDENTIFIERS, keys), eq(InboundRow.CASE, null), eq(InboundRow.SAID, true)));
        after.ifPresent(place -> filters.add(place.behind(Shelf.AT)));
        FindOptions newest = new FindOptions().sort(Place.order(Shelf.AT)).limit(limit);
        return store.on(Shelf.CASE_CONTACTS)
                .find(and(filters), newest)
                .map(row -> InboundRow.toRemembered(row).inbound())
                .collect()
                .asList();
    }

    /** False when somebody else has corrected it meanwhile. */
    Uni<Boolean> correct(Remembered before, @Nullable CaseId caseId, String by) {
        CaseId old = before.course().caseId();
        return store.on(Shelf.CASE_CONTACTS)
                .updateOne(
                        and(
                                eq(before.inbound().touchpointId()),
                                eq(InboundRow.CASE, old == null ? null : old.value()),
                                eq(InboundRow.BY, before.course().by())),
                        Updates.combine(
                                Updates.set(InboundRow.CASE, caseId == null ? null : caseId.value()),
                                Updates.set(InboundRow.SAID, true),
                                Updates.set(InboundRow.BY, by)))
                .map(result -> result.getMatchedCount() == 1);
    }
}
