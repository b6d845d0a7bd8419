package io.continuo.interaction.invitations;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.continuo.events.Channel;
import io.continuo.events.Identifier;
import io.continuo.interaction.log.OutgoingEvent;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import io.continuo.interaction.store.Unsent;
import io.quarkus.mongodb.FindOptions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** The invitations: each one document, with its events until they are sent. */
@ApplicationScoped
public class Invitations {

    static final String IDENTIFIER = "identifier";

    private static final String SURVEY = "survey";
    private static final String FEEDBACK = "feedbackId";
    private static final String REQUEST = "by";

    private final Store store;

    Invitations(Store store) {
        this.store = store;
    }

    public Uni<Optional<Invitation>> find(String id) {
        return store.on(Shelf.INVITATIONS)
                .find(eq(id))
                .toUni()
                .map(row -> Optional.ofNullable(row).map(Invitations::invitation));
    }

    /** Notes which answer the invitation has got. Idempotent. */
    public Uni<Void> answer(String id, String feedbackId) {
        return store.on(Shelf.INVITATIONS)
                .updateOne(eq(id), Updates.set(FEEDBACK, feedbackId))
                .replaceWithVoid();
    }

    /** How many went out for the survey, as far as they are kept. */
    public Uni<Long> count(String survey) {
        return store.on(Shelf.INVITATIONS).countDocuments(eq(SURVEY, survey));
    }

    Uni<Void> add(Invitation invitation, List<OutgoingEvent> events) {
        Document row = row(invitation);
        Unsent.addTo(row, events, invitation.at());
        return store.on(Shelf.INVITATIONS).insertOne(row).replaceWithVoid();
    }

    /** The last one to any of these identifiers after that time. */
    Uni<Optional<Invitation>> lastAfter(Instant time, Collection<String> identifiers) {
        FindOptions newest = new FindOptions().sort(Sorts.descending(Shelf.AT)).limit(1);
        return store.on(Shelf.INVITATIONS)
                .find(and(in(IDENTIFIER, identifiers), gt(Shelf.AT, Date.from(time))), newest)
                .toUni()
                .map(row -> Optional.ofNullable(row).map(Invitations::invitation));
    }

    /**
     * Notes that somebody is asked now; false where that was noted after {@code restedSince} for another invitation.
     *
     * @param person the customer's id or, for somebody unknown, the identifier
     */
    Uni<Boolean> claim(String person, String invitation, Instant at, Instant restedSince) {
        return store.on(Shelf.ASKED)
                .updateOne(
                        Store.all(eq(person), or(lte(Shelf.AT, Date.from(restedSince)), eq(REQUEST, invitation))),
                        Updates.combine(Updates.set(Shelf.AT, Date.from(at)), Updates.set(REQUEST, invitation)),
                        new UpdateOptions().upsert(true))
                .replaceWith(true)
                .onFailure(Store::isDuplicateKey)
                .recoverWithItem(false);
    }

    static Invitation invitation(Document row) {
        return new Invitation(
                row.getString("_id"),
                row.getString(SURVEY),
                Identifier.parse(row.getString(IDENTIFIER)),
                new Channel(row.getString("channel")),
                row.getString("touchpointId"),
                row.getString("caseId"),
                row.getDate(Shelf.AT).toInstant(),
                row.getString(FEEDBACK));
    }

    private static Document row(Invitation invitation) {
        return new Document("_id", invitation.id())
                .append(SURVEY, invitation.survey())
                .append(IDENTIFIER, invitation.to().key())
                .append("channel", invitation.channel().name())
                .append("touchpointId", invitation.touchpointId())
                .append("caseId", invitation.caseId())
                .append(Shelf.AT, Date.from(invitation.at()))
                .append(FEEDBACK, invitation.feedbackId());
    }
}
