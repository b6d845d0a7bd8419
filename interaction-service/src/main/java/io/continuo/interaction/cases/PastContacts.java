package io.continuo.interaction.cases;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import io.continuo.interaction.privacy.OnShelf;
import io.continuo.interaction.privacy.Past;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.bson.Document;
import org.bson.conversions.Bson;

/** What a person said on any channel lately, as far as it mattered to a case. */
@Singleton
class PastContacts extends OnShelf {

    PastContacts(Store store) {
        super(store, Shelf.CASE_CONTACTS, "case_contacts");
    }

    @Override
    protected Bson of(Past past) {
        return and(in(InboundRow.IDENTIFIERS, past.keys()), lte(Shelf.AT, past.date()));
    }

    @Override
    protected Object shown(Document row) {
        Inbound inbound = InboundRow.toRemembered(row).inbound();
        return new ContactView(
                inbound.touchpointId(), inbound.type(), inbound.channel().name(), inbound.at(), inbound.text());
    }

    record ContactView(String touchpointId, String type, String channel, Instant at, String text) {}
}
