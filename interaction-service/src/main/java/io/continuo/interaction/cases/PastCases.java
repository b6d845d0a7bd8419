package io.continuo.interaction.cases;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import io.continuo.events.CaseChanged;
import io.continuo.events.Topics;
import io.continuo.interaction.log.OutgoingEvent;
import io.continuo.interaction.privacy.OnShelf;
import io.continuo.interaction.privacy.Past;
import io.continuo.interaction.requests.RequestKeys;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;

/** A person's cases with everything that was said in them, and the answers that showed them. */
@Singleton
class PastCases extends OnShelf {

    private final InstantSource clock;

    PastCases(Store store, InstantSource clock) {
        super(store, Shelf.CASES, "cases");
        this.clock = clock;
    }

    @Override
    public Uni<List<OutgoingEvent>> tombstones(Past past) {
        return found(past)
                .map(CaseRow::toCase)
                .onItem()
                .transformToMultiAndConcatenate(one -> Multi.createFrom().items(tombstones(one)))
                .collect()
                .asList();
    }

    @Override
    public Uni<Void> erase(Past past) {
        return found(past)
                .map(document -> document.getString("_id"))
                .collect()
                .asList()
                .chain(ids -> store().on(Shelf.REQUESTS)
                        .deleteMany(in(RequestKeys.ABOUT, ids))
                        .chain(() -> store().on(Shelf.CASES).deleteMany(in("_id", ids))))
                .replaceWithVoid();
    }

    private static Stream<OutgoingEvent> tombstones(Case one) {
        return LongStream.rangeClosed(1, one.history().size())
                .mapToObj(sequence -> OutgoingEvent.tombstone(
                        Topics.CASES, CaseChanged.logKey(one.id().value(), sequence)));
    }

    @Override
    protected Bson of(Past past) {
        return and(in(CaseRow.IDENTIFIER, past.keys()), lte(CaseRow.OPENED_AT, past.date()));
    }

    @Override
    protected Object shown(Document document) {
        return CaseView.of(CaseRow.toCase(document), Optional.empty(), clock.instant());
    }
}
