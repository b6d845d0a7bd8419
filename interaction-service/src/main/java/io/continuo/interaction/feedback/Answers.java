package io.continuo.interaction.feedback;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.Projections;
import io.continuo.interaction.log.OutgoingEvent;
import io.continuo.interaction.store.Place;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import io.continuo.interaction.store.Unsent;
import io.quarkus.mongodb.FindOptions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The answers to surveys: each one document, with its events until they are sent. */
@ApplicationScoped
class Answers {

    private final Store store;

    Answers(Store store) {
        this.store = store;
    }

    Uni<Optional<Feedback>> find(String id) {
        return store.on(Shelf.FEEDBACK)
                .find(eq(id))
                .toUni()
                .map(row -> Optional.ofNullable(row).map(FeedbackRow::toFeedback));
    }

    /** The answer, or the one that has its id already. */
    Uni<Feedback> add(Feedback feedback, List<OutgoingEvent> events) {
        Document row = FeedbackRow.of(feedback);
        Unsent.addTo(row, events, feedback.at());
        return store.on(Shelf.FEEDBACK)
                .insertOne(row)
                .replaceWith(feedback)
                .onFailure(Store::isDuplicateKey)
                .recoverWithUni(() -> find(feedback.id()).map(earlier -> earlier.orElse(feedback)));
    }

    /** The newest first. */
    Uni<List<Feedback>> of(List<String> identifiers, int limit, Optional<Place> after) {
        Bson own = in(FeedbackRow.IDENTIFIER, identifiers);
        FindOptions options = new FindOptions()
                .projection(Projections.exclude("unsent"))
                .sort(Place.order(FeedbackRow.AT))
                .limit(limit);
        return store.on(Shelf.FEEDBACK)
                .find(after.map(place -> and(own, place.behind(FeedbackRow.AT))).orElse(own), options)
                .map(FeedbackRow::toFeedback)
                .collect()
                .asList();
    }
}
