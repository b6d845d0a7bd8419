package io.continuo.interaction.permission;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.continuo.events.ConsentState;
import io.continuo.events.ContactDecision;
import io.continuo.events.TouchpointRecorded;
import io.continuo.events.contact.Scope;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import io.continuo.interaction.timeline.TouchpointFollower;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Remembers decisions about contact from the touchpoints that tell them, so that they hold here before identity-service has
 * told of them, and also while it tells nothing. One document per identifier that touchpoints are bound to.
 */
@ApplicationScoped
class HeardDecisions implements TouchpointFollower {

    private static final String DECISIONS = "decisions";
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final Store store;

    HeardDecisions(Store store) {
        this.store = store;
    }

    @Override
    public boolean concerns(TouchpointRecorded touchpoint) {
        return touchpoint.type().equals(ContactDecision.DENIED)
                || touchpoint.type().equals(ContactDecision.GRANTED);
    }

    @Override
    public Uni<Void> follow(TouchpointRecorded touchpoint) {
        ContactDecision decision = ContactDecision.of(touchpoint).orElseThrow();
        Document heard = new Document("channel", decision.channel())
                .append("purpose", decision.purpose())
                .append("state", decision.state().name())
                .append("by", "touchpoint " + touchpoint.id())
                .append("decidedAt", Date.from(earlier(touchpoint.occurredAt(), touchpoint.receivedAt())));
        String place = DECISIONS + "." + decision.channel() + "/" + decision.purpose();
        Bson change =
                Updates.combine(Updates.set(place, heard), Updates.max(Shelf.AT, Date.from(touchpoint.receivedAt())));
        return store.on(Shelf.HEARD)
                .updateOne(eq(touchpoint.strongest().key()), change, UPSERT)
                .replaceWithVoid();
    }

    /** Under any of these identifiers, each once. */
    Uni<List<Heard>> of(Collection<String> identifiers) {
        return store.on(Shelf.HEARD)
                .find(in("_id", identifiers))
                .collect()
                .asList()
                .map(rows -> rows.stream()
                        .flatMap(HeardDecisions::decisions)
                        .distinct()
                        .toList());
    }

    static Stream<Heard> decisions(Document row) {
        return row.get(DECISIONS, new Document()).values().stream()
                .map(Document.class::cast)
                .map(heard -> new Heard(
                        new Scope(heard.getString("channel"), heard.getString("purpose")),
                        ConsentState.valueOf(heard.getString("state")),
                        heard.getString("by"),
                        heard.getDate("decidedAt").toInstant()));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
