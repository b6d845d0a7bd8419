package io.continuo.interaction.ingestion;

import io.continuo.interaction.privacy.Occurrences;
import io.continuo.interaction.privacy.Past;
import io.continuo.interaction.privacy.PersonalData;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.bson.conversions.Bson;

/** Refused items in which an identifier of the person occurs. */
@ApplicationScoped
class PastRejected implements PersonalData {

    private final Store store;

    PastRejected(Store store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "rejected";
    }

    @Override
    public Uni<Long> count(Past past) {
        return store.on(Shelf.REJECTED).countDocuments(of(past));
    }

    @Override
    public Uni<Void> erase(Past past) {
        return store.on(Shelf.REJECTED).deleteMany(of(past)).replaceWithVoid();
    }

    @Override
    public Uni<List<Object>> export(Past past, int max) {
        return store.on(Shelf.REJECTED)
                .find(of(past))
                .select()
                .first(max)
                .<Object>map(row -> RejectedRow.item(row).submission().item())
                .collect()
                .asList();
    }

    private static Bson of(Past past) {
        return Occurrences.in(past, "item");
    }
}
