package io.continuo.interaction.cases;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.continuo.events.Identifier;
import io.continuo.interaction.cases.CaseSearch.Breach;
import io.continuo.interaction.log.OutgoingEvent;
import io.continuo.interaction.requests.RequestId;
import io.continuo.interaction.store.Place;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import io.continuo.interaction.store.Unsent;
import io.quarkus.mongodb.FindOptions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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

    /** Whoever has more cases at once has others than these to look at. */
    private static final int AROUND_AT_MOST = 50;

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
                        Store.all(eq(before.id().value()), eq(CaseRow.VERSION, before.version())),
                        Updates.combine(updates))
                .map(result -> result.getMatchedCount() == 1);
    }

    /** Those of the cases that there are. */
    Uni<List<Case>> all(List<CaseId> ids) {
        return store.on(Shelf.CASES)
                .find(in("_id", ids.stream().map(CaseId::value).toList()))
                .map(CaseRow::toCase)
                .collect()
                .asList();
    }

    /** Of these identifiers, the last active first, without the texts of their histories. */
    Uni<List<Case>> of(List<String> identifiers) {
        FindOptions options = new FindOptions()
                .projection(Projections.exclude("unsent", APPLIED, CaseRow.HISTORY + ".text"))
                .sort(Sorts.descending(CaseRow.ACTIVE_AT, "_id"))
                .limit(AROUND_AT_MOST);
        return store.on(Shelf.CASES)
                .find(in(CaseRow.IDENTIFIER, identifiers), options)
                .map(CaseRow::toCase)
                .collect()
                .asList();
    }

    /** The cases of which something is to be told by now, the longest overdue first. */
    Uni<List<CaseId>> alarming(Instant now, int limit) {
        FindOptions options = new FindOptions()
                .projection(Projections.include("_id"))
                .sort(Sorts.ascending(CaseRow.ALARM_AT))
                .limit(limit);
        return store.on(Shelf.CASES)
                .find(lte(CaseRow.ALARM_AT, Date.from(now)), options)
                .map(row -> new CaseId(row.getString("_id")))
                .collect()
                .asList();
    }

    /** The cases of others in which one of these people said something. */
    Multi<Case> withWordsOf(List<String> people) {
        return store.pages(
                        Shelf.CASES,
                        and(in(CaseRow.HISTORY + "." + EntryRow.SPEAKER, people), nin(CaseRow.IDENTIFIER, people)))
                .map(CaseRow::toCase);
    }

    /** Takes out what these people said until then. */
    Uni<Void> silence(CaseId id, Collection<Identifier> people, Instant until) {
        return Uni.createFrom()
                .deferred(() -> find(id))
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(true)
                        : rewrite(found.get().value().withoutWordsOf(people, until)))
                .repeat()
                .until(written -> written)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Boolean> rewrite(Case without) {
        return store.on(Shelf.CASES)
                .updateOne(
                        Store.all(eq(without.id().value()), eq(CaseRow.VERSION, without.version())),
                        Updates.combine(
                                Updates.set(CaseRow.HISTORY, CaseRow.entries(without.history())),
                                Updates.set(CaseRow.VERSION, without.version() + 1)))
                .map(result -> result.getMatchedCount() == 1);
    }

    /** Keeps others from looking at what is to be told of this case until then; false where they are before us. */
    Uni<Boolean> claim(CaseId id, Instant now, Instant until) {
        return store.on(Shelf.CASES)
                .updateOne(
                        Store.all(eq(id.value()), lte(CaseRow.ALARM_AT, Date.from(now))),
                        Updates.set(CaseRow.ALARM_AT, Date.from(until)))
                .map(result -> result.getMatchedCount() == 1);
    }

    /** Nothing is told of this case, which was claimed until then, before it changes. */
    Uni<Void> silence(CaseId id, Instant claimed) {
        return store.on(Shelf.CASES)
                .updateOne(
                        Store.all(eq(id.value()), eq(CaseRow.ALARM_AT, Date.from(claimed))),
                        Updates.set(CaseRow.ALARM_AT, null))
                .replaceWithVoid();
    }

    /** Without the texts of their histories. */
    Uni<List<Case>> search(CaseSearch search, int limit, Instant now) {
        FindOptions options = new FindOptions()
                .projection(Projections.exclude("unsent", APPLIED, CaseRow.HISTORY + ".text"))
                .sort(Place.order(CaseRow.OPENED_AT))
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
        search.after().ifPresent(place -> filters.add(place.behind(CaseRow.OPENED_AT)));
        return filters.isEmpty() ? new Document() : and(filters);
    }

    private static Bson breaching(Breach breaching, Date now) {
        Bson kept = or(eq(CaseRow.BREACHES_AT, null), gt(CaseRow.BREACHES_AT, now));
        return switch (breaching) {
            case YES -> lte(CaseRow.BREACHES_AT, now);
            case NO -> kept;
            case SOON -> and(lte(CaseRow.WARNS_AT, now), kept);
        };
    }

    private static Stored stored(Document row) {
        return new Stored(CaseRow.toCase(row), row.getList(APPLIED, String.class, List.of()));
    }
}
