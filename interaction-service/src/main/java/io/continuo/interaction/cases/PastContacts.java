package io.continuo.interaction.cases;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import io.continuo.interaction.privacy.Past;
import io.continuo.interaction.privacy.PersonalData;
import io.continuo.interaction.requests.RequestKeys;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.bson.conversions.Bson;

/** What a person said on any channel, as far as it mattered to a case; also where it went into somebody else's case. */
@ApplicationScoped
class PastContacts implements PersonalData {

    private final Store store;
    private final Cases cases;

    PastContacts(Store store, Cases cases) {
        this.store = store;
        this.cases = cases;
    }

    @Override
    public String name() {
        return "case_contacts";
    }

    @Override
    public Uni<Long> count(Past past) {
        return store.on(Shelf.CASE_CONTACTS).countDocuments(of(past));
    }

    @Override
    public Uni<Void> erase(Past past) {
        return contacts(past)
                .onItem()
                .transformToUniAndConcatenate(this::silence)
                .onItem()
                .ignoreAsUni()
                .chain(() -> store.on(Shelf.CASE_CONTACTS).deleteMany(of(past)))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Object>> export(Past past, int max) {
        return contacts(past)
                .select()
                .first(max)
                .<Object>map(ContactView::of)
                .collect()
                .asList();
    }

    /** Neither the case nor an answer that showed it repeats what was said. */
    private Uni<Void> silence(Remembered remembered) {
        CaseId caseId = remembered.course().caseId();
        return caseId == null
                ? Uni.createFrom().voidItem()
                : cases.silence(caseId, remembered.inbound().touchpointId())
                        .chain(() -> store.on(Shelf.REQUESTS).deleteMany(in(RequestKeys.ABOUT, caseId.value())))
                        .replaceWithVoid();
    }

    private Multi<Remembered> contacts(Past past) {
        return store.on(Shelf.CASE_CONTACTS).find(of(past)).map(InboundRow::toRemembered);
    }

    private static Bson of(Past past) {
        return and(in(InboundRow.IDENTIFIERS, past.keys()), lte(Shelf.AT, past.date()));
    }

    record ContactView(String touchpointId, String type, String channel, Instant at, String text) {

        static ContactView of(Remembered remembered) {
            Inbound inbound = remembered.inbound();
            return new ContactView(
                    inbound.touchpointId(), inbound.type(), inbound.channel().name(), inbound.at(), inbound.text());
        }
    }
}
