package io.continuo.interaction.cases;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.continuo.interaction.log.OutgoingEvent;
import io.continuo.interaction.requests.RequestId;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import io.continuo.interaction.store.Unsent;
import io.quarkus.mongodb.FindOptions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The cases: each one document, with its events until they are sent and the requests that were applied to it. */
@ApplicationScoped
class Cases {

    private static final String APPLIED = "applied";

    /** More requests than one case gets within the time in which a request is repeated. */
    private static final int APPLIED_KEPT = 200;

    private final Store store;

    Cases(Store store) {
        this.store = store;
    }

    /** A case and the requests that made it what it is. */
    record Stored(Case value, List<String> applied) {

        boolean knows(@Nullable RequestId request) {
            return request != null && applied.contains(request.value());
        }
    }

    Uni<Optional<Stored>> find(CaseId id) {
        return store.on(Shelf.CASES)
                .find(eq(id.value()))
                .toUni()
                .map(row -> Optional.ofNullable(row).map(Cases::stored));
    }

    /** Fails with the store's duplicate-key error when the id is taken. */
    Uni<Void> add(Case opened, List<OutgoingEvent> events) {
        Document row = CaseRow.of(opened);
        Unsent.addTo(row, events, opened.clock().openedAt());
        return store.on(Shelf.CASES).insertOne(row).replaceWithVoid();
    }

    /** False when somebody else has changed the case since it was read; nothing is written then. */
    Uni<Boolean> save(Case before, Case after, List<OutgoingEvent> events, @Nullable RequestId request, Instant at) {
        List<CaseEntry> added =
                after.history().subList(before.history().size(), after.history().size());
        List<Bson> updates = new ArrayList<>();
        CaseRow.changing(after).forEach((field, value) -> updates.add(Updates.set(field, value)));
        updates.add(Updates.pushEach(CaseRow.HISTORY, CaseRow.entries(added)));
        updates.add(Unsent.adding(events, at));
        if (request != null) {
            PushOptions last = new PushOptions().slice(-APPLIED_KEPT);
            updates.add(Updates.pushEach(APPLIED, List.of(request.value()), last));
        }
        return store.on(Shelf.CASES)
                .updateOne(
                        and(eq(before.id().value()), eq(CaseRow.VERSION, before.version())), Updates.combine(updates))
                .map(result -> result.getMatchedCount() == 1);
    }

    /** Without the texts of their histories. */
    Uni<List<Case>> search(CaseSearch search, int limit, Instant now) {
        FindOptions options = new FindOptions()
                .projection(Projections.exclude("unsent", APPLIED, CaseRow.HISTORY + ".text"))
                .sort(Sorts.descending(CaseRow.OPENED_AT, "_id"))
                .limit(limit);
        return store.on(Shelf.CASES)
                .find(filter(search, now), options)
                .map(CaseRow::toCase)
                .collect()
                .asList();
    }

    private static Bson filter(CaseSearch search, Instant now) {
        List<Bson> filters = new ArrayList<>();
        search.identifiers().ifPresent(keys -> filters.add(in(CaseRow.IDENTIFIER, keys)));
        search.states().ifPresent(states -> filters.add(in(CaseRow.STATE, states)));
        search.breaching().ifPresent(breaching -> filters.add(breaching(breaching, Date.from(now))));
        search.after().ifPresent(place -> filters.add(behind(place)));
        return filters.isEmpty() ? new Document() : and(filters);
    }

    private static Bson breaching(boolean breaching, Date now) {
        return breaching
                ? lte(CaseRow.BREACHES_AT, now)
                : or(eq(CaseRow.BREACHES_AT, null), gt(CaseRow.BREACHES_AT, now));
    }

    private static Bson behind(CaseSearch.Place place) {
        Date openedAt = Date.from(place.openedAt());
        return or(lt(CaseRow.OPENED_AT, openedAt), and(eq(CaseRow.OPENED_AT, openedAt), lt("_id", place.id())));
    }

    private static Stored stored(Document row) {
        return new Stored(CaseRow.toCase(row), row.getList(APPLIED, String.class, List.of()));
    }
}
