package io.continuo.interaction.ingestion;

import io.continuo.interaction.privacy.Occurrences;
import io.continuo.interaction.privacy.OnShelf;
import io.continuo.interaction.privacy.Past;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import jakarta.inject.Singleton;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Refused items in which an identifier of the person occurs. */
@Singleton
class PastRejected extends OnShelf {

    PastRejected(Store store) {
        super(store, Shelf.REJECTED, "rejected");
    }

    @Override
    protected Bson of(Past past) {
        return Occurrences.in(past, "item");
    }

    @Override
    protected Object shown(Document document) {
        return RejectedRow.item(document).submission().item();
    }
}
