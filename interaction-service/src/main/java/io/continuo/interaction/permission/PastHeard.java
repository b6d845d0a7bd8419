package io.continuo.interaction.permission;

import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import io.continuo.interaction.privacy.OnShelf;
import io.continuo.interaction.privacy.Past;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import jakarta.inject.Singleton;
import org.bson.Document;
import org.bson.conversions.Bson;

/** What a person decided about contact, as it was heard here. */
@Singleton
class PastHeard extends OnShelf {

    PastHeard(Store store) {
        super(store, Shelf.HEARD, "contactDecisions");
    }

    @Override
    protected Bson of(Past past) {
        return Store.all(in("_id", past.keys()), lte(Shelf.AT, past.date()));
    }

    @Override
    protected Object shown(Document row) {
        return HeardDecisions.decisions(row).toList();
    }
}
