package io.continuo.interaction.invitations;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import io.continuo.interaction.privacy.OnShelf;
import io.continuo.interaction.privacy.Past;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.bson.Document;
import org.bson.conversions.Bson;

/** What a person was asked, and when it was asked last. */
@Singleton
class PastInvitations extends OnShelf {

    PastInvitations(Store store) {
        super(store, Shelf.INVITATIONS, "invitations");
    }

    @Override
    public Uni<Void> erase(Past past) {
        return super.erase(past)
                .chain(() -> store().on(Shelf.ASKED)
                        .deleteMany(Store.all(in("_id", past.keys()), lte(Shelf.AT, past.date()))))
                .replaceWithVoid();
    }

    @Override
    protected Bson of(Past past) {
        return and(in(Invitations.IDENTIFIER, past.keys()), lte(Shelf.AT, past.date()));
    }

    @Override
    protected Object shown(Document document) {
        return Invitations.invitation(document);
    }
}
