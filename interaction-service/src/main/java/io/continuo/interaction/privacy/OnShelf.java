package io.continuo.interaction.privacy;

import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.bson.Document;
import org.bson.conversions.Bson;

/** A kind of data whose documents on one shelf are each of a person as a whole. */
public abstract class OnShelf implements PersonalData {

    private final Store store;
    private final Shelf shelf;
    private final String name;

    /** @param name as it is called in receipts and exports */
    protected OnShelf(Store store, Shelf shelf, String name) {
        this.store = store;
        this.shelf = shelf;
        this.name = name;
    }

    /** Which documents are of the person. */
    protected abstract Bson of(Past past);

    /** What of a document the person is shown. */
    protected abstract Object shown(Document document);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Uni<Long> count(Past past) {
        return store.on(shelf).countDocuments(of(past));
    }

    @Override
    public Uni<Void> erase(Past past) {
        return store.on(shelf).deleteMany(of(past)).replaceWithVoid();
    }

    @Override
    public final Multi<?> export(Past past) {
        return found(past).map(document -> shown(document));
    }

    /** A few at a time. */
    protected final Multi<Document> found(Past past) {
        return store.pages(shelf, of(past));
    }

    protected final Store store() {
        return store;
    }
}
