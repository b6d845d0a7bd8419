package io.continuo.interaction.feedback;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import io.continuo.events.FeedbackGiven;
import io.continuo.events.Topics;
import io.continuo.interaction.log.OutgoingEvent;
import io.continuo.interaction.privacy.OnShelf;
import io.continuo.interaction.privacy.Past;
import io.continuo.interaction.requests.RequestKeys;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/** A person's answers to surveys; an answer's id is that of the request that gave it, or the request is about it. */
@Singleton
class PastFeedback extends OnShelf {

    PastFeedback(Store store) {
        super(store, Shelf.FEEDBACK, "feedback");
    }

    @Override
    public Uni<List<OutgoingEvent>> tombstones(Past past) {
        return found(past)
                .map(FeedbackRow::toFeedback)
                .map(answer ->
                        OutgoingEvent.tombstone(Topics.FEEDBACK, FeedbackGiven.logKey(answer.strongest(), answer.id())))
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
                        .deleteMany(or(in("_id", ids), in(RequestKeys.ABOUT, ids)))
                        .chain(() -> store().on(Shelf.FEEDBACK).deleteMany(in("_id", ids))))
                .replaceWithVoid();
    }

    @Override
    protected Bson of(Past past) {
        return and(in(FeedbackRow.IDENTIFIERS, past.keys()), lte(FeedbackRow.AT, past.date()));
    }

    @Override
    protected Object shown(Document document) {
        return FeedbackResource.FeedbackView.from(FeedbackRow.toFeedback(document));
    }
}
