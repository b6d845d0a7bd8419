package io.continuo.identity.consent;

import io.continuo.events.CustomerEvent;
import io.continuo.events.CustomerId;
import io.continuo.events.EventJson;
import io.continuo.events.contact.ConsentDecision;
import io.continuo.events.contact.ConsentHistory;
import io.continuo.events.contact.Scope;
import io.continuo.identity.IdentityTopics;
import io.continuo.identity.graph.CustomerLock;
import io.continuo.identity.graph.CustomersMoved;
import io.continuo.outbox.Outbox;
import io.continuo.outbox.OutboxMessage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** Records decisions about contact and tells everybody what holds from now on. */
@Singleton
class Consenting implements CustomersMoved {

    private final Consents consents;
    private final CustomerLock lock;
    private final RulesNews rules;
    private final Outbox outbox;
    private final IdentityTopics topics;

    Consenting(Consents consents, CustomerLock lock, RulesNews rules, Outbox outbox, IdentityTopics topics) {
        this.consents = consents;
        this.lock = lock;
        this.rules = rules;
        this.outbox = outbox;
        this.topics = topics;
    }

    /**
     * Records the decision for everybody the customer consists of now.
     *
     * @param precondition is given the customer's version and throws to refuse
     * @return the customer it holds for; empty where no customer has or had the id
     */
    Uni<Optional<CustomerId>> record(SqlConnection tx, NewConsent consent, LongConsumer precondition) {
        return lock.hold(tx, consent.customer())
                .chain(held -> held.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : record(tx, consent, held.get(), precondition).map(Optional::of));
    }

    private Uni<CustomerId> record(
            SqlConnection tx, NewConsent consent, CustomerLock.Held held, LongConsumer precondition) {
        precondition.accept(held.version());
        UUID id = UUID.randomUUID();
        CustomerEvent event = new CustomerEvent.ConsentChanged(
                held.customer(),
                consent.scope().channel(),
                consent.scope().purpose(),
                consent.state(),
                consent.capturedBy(),
                consent.at());
        return consents.add(tx, id, held.bases(), consent)
                .chain(() -> lock.touch(tx, held))
                .chain(() -> outbox.add(tx, message(event, "consent-" + id)))
                .chain(() -> rules.tell(tx, Set.of(held.customer()), consent.at()))
                .replaceWith(held.customer());
    }

    /**
     * Records a decision that was taken a while ago, maybe before others that are known already; tells what holds for its
     * scope now. The customer exists: fails with {@code LostRace} where it was erased meanwhile.
     */
    Uni<Void> recordTold(SqlConnection tx, NewConsent consent) {
        return lock.holdBase(tx, consent.customer())
                .chain(held -> consents.add(tx, UUID.randomUUID(), held.bases(), consent)
                        .chain(() -> lock.touch(tx, held))
                        .chain(() -> consents.of(tx, Set.of(held.customer())))
                        .map(histories -> holding(histories.get(held.customer()), consent.scope()))
                        .chain(decision -> outbox.add(
                                tx, message(event(held.customer(), decision), "consent-" + UUID.randomUUID())))
                        .chain(() -> rules.tell(tx, Set.of(held.customer()), consent.at())));
    }

    private static ConsentDecision holding(ConsentHistory history, Scope scope) {
        return history.perScope().stream()
                .filter(decision -> decision.scope().equals(scope))
                .findFirst()
                .orElseThrow();
    }

    private static CustomerEvent event(CustomerId customer, ConsentDecision decision) {
        return new CustomerEvent.ConsentChanged(
                customer,
                decision.scope().channel(),
                decision.scope().purpose(),
                decision.state(),
                decision.capturedBy(),
                decision.at());
    }

    @Override
    public Uni<Void> restate(SqlConnection tx, Set<CustomerId> customers, Instant at) {
        return consents.of(tx, customers)
                .map(histories -> histories.entrySet().stream()
                        .flatMap(history -> statements(history, at))
                        .toList())
                .chain(messages -> outbox.addAll(tx, messages))
                .chain(() -> rules.tell(tx, customers, at));
    }

    private Stream<OutboxMessage> statements(Map.Entry<CustomerId, ConsentHistory> customer, Instant at) {
        return customer.getValue().perScope().stream()
                .map(decision -> new CustomerEvent.ConsentChanged(
                        customer.getKey(),
                        decision.scope().channel(),
                        decision.scope().purpose(),
                        decision.state(),
                        decision.capturedBy(),
                        at))
                .map(event -> message(event, "consent-" + UUID.randomUUID()));
    }

    private OutboxMessage message(CustomerEvent event, String id) {
        return OutboxMessage.of(topics.customers(), event.logKey(), id, EventJson.write(event));
    }
}
