package io.continuo.interaction.feedback;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import io.continuo.events.FeedbackGiven;
import io.continuo.events.Topics;
import io.continuo.interaction.log.OutgoingEvent;
import io.continuo.interaction.privacy.Past;
import io.continuo.interaction.privacy.PersonalData;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.bson.conversions.Bson;

/** A person's answers to surveys; an answer's id is that of the request that gave it. */
@ApplicationScoped
class PastFeedback implements PersonalData {

    private final Store store;

    PastFeedback(Store store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "feedback";
    }

    @Override
    public Uni<Long> count(Past past) {
        return store.on(Shelf.FEEDBACK).countDocuments(of(past));
    }

    @Override
    public Uni<List<OutgoingEvent>> tombstones(Past past) {
        return answers(past)
                .map(answer ->
                        OutgoingEvent.tombstone(Topics.FEEDBACK, FeedbackGiven.logKey(answer.strongest(), answer.id())))
                .collect()
                .asList();
    }

    @Override
    public Uni<Void> erase(Past past) {
        return answers(past)
                .map(Feedback::id)
                .collect()
                .asList()
                .chain(ids -> store.on(Shelf.REQUESTS)
                        .deleteMany(in("_id", ids))
                        .chain(() -> store.on(Shelf.FEEDBACK).deleteMany(in("_id", ids))))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Object>> export(Past past, int max) {
        return answers(past)
                .select()
                .first(max)
                .<Object>map(FeedbackResource.FeedbackView::from)
                .collect()
                .asList();
    }

    private Multi<Feedback> answers(Past past) {
        return store.on(Shelf.FEEDBACK).find(of(past)).map(FeedbackRow::toFeedback);
    }

    private static Bson of(Past past) {
        return and(in(FeedbackRow.IDENTIFIERS, past.keys()), lte(FeedbackRow.AT, past.date()));
    }
}
