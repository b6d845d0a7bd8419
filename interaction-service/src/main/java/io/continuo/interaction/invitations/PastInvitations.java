package io.continuo.interaction.invitations;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import io.continuo.interaction.privacy.Past;
import io.continuo.interaction.privacy.PersonalData;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.bson.conversions.Bson;

/** What a person was asked, and when it was asked last. */
@ApplicationScoped
class PastInvitations implements PersonalData {

    private final Store store;

    PastInvitations(Store store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "invitations";
    }

    @Override
    public Uni<Long> count(Past past) {
        return store.on(Shelf.INVITATIONS).countDocuments(of(past));
    }

    @Override
    public Uni<Void> erase(Past past) {
        return store.on(Shelf.INVITATIONS)
                .deleteMany(of(past))
                .chain(() -> store.on(Shelf.ASKED).deleteMany(and(in("_id", past.keys()), lte(Shelf.AT, past.date()))))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Object>> export(Past past, int max) {
        return invitations(past)
                .select()
                .first(max)
                .<Object>map(one -> one)
                .collect()
                .asList();
    }

    private Multi<Invitation> invitations(Past past) {
        return store.on(Shelf.INVITATIONS).find(of(past)).map(Invitations::invitation);
    }

    private static Bson of(Past past) {
        return and(in(Invitations.IDENTIFIER, past.keys()), lte(Shelf.AT, past.date()));
    }
}
