package io.continuo.identity.consent;

import io.continuo.events.CustomerEvent.ContactRulesChanged;
import io.continuo.events.CustomerId;
import io.continuo.events.EventJson;
import io.continuo.events.contact.ConsentHistory;
import io.continuo.events.contact.ContactPreferences;
import io.continuo.identity.IdentityTopics;
import io.continuo.identity.graph.MapVersions;
import io.continuo.outbox.Outbox;
import io.continuo.outbox.OutboxMessage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells the services that contact people everything they must know to decide alike, while the customers are held. */
@Singleton
class RulesNews {

    private static final ConsentHistory NOTHING_DECIDED = new ConsentHistory(List.of());

    private final Consents consents;
    private final Preferences preferences;
    private final Outbox outbox;
    private final IdentityTopics topics;

    RulesNews(Consents consents, Preferences preferences, Outbox outbox, IdentityTopics topics) {
        this.consents = consents;
        this.preferences = preferences;
        this.outbox = outbox;
        this.topics = topics;
    }

    /** Of customers by their current ids; nothing is told where none of them has anything to tell. */
    Uni<Void> tell(SqlConnection tx, Set<CustomerId> customers, Instant at) {
        return Uni.combine()
                .all()
                .unis(consents.of(tx, customers), preferences.of(tx, customers))
                .asTuple()
                .chain(known -> known.getItem1().isEmpty() && known.getItem2().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : tell(tx, customers, known.getItem1(), known.getItem2(), at));
    }

    private Uni<Void> tell(
            SqlConnection tx,
            Set<CustomerId> customers,
            Map<CustomerId, ConsentHistory> histories,
            Map<CustomerId, ContactPreferences> preferred,
            Instant at) {
        return MapVersions.next(tx)
                .chain(version -> outbox.addAll(
                        tx,
                        customers.stream()
                                .map(customer -> ContactRulesChanged.of(
                                        customer,
                                        version,
                                        histories.getOrDefault(customer, NOTHING_DECIDED),
                                        preferred.getOrDefault(customer, ContactPreferences.NONE),
                                        at))
                                .map(this::message)
                                .toList()));
    }

    /** What takes the rules of this customer out of the log. */
    OutboxMessage tombstone(CustomerId base) {
        String key = new ContactRulesChanged(base, 0, List.of(), ContactPreferences.NONE, Instant.EPOCH).logKey();
        return OutboxMessage.tombstone(topics.customers(), key, "forgotten-" + key);
    }

    private OutboxMessage message(ContactRulesChanged rules) {
        String id = "contact-rules-" + rules.customerId() + "-" + rules.version();
        return OutboxMessage.of(topics.customers(), rules.logKey(), id, EventJson.write(rules));
    }
}
