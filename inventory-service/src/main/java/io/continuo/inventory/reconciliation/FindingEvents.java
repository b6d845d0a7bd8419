package io.continuo.inventory.reconciliation;

import io.continuo.events.EventJson;
import io.continuo.events.ReconciliationFinding;
import io.continuo.events.Topics;
import io.continuo.outbox.Outbox;
import io.continuo.outbox.OutboxMessage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Findings as events: a reconciliation should find nothing, so whoever runs the service wants to hear of each. */
@Singleton
class FindingEvents {

    private final Outbox outbox;
    private final InstantSource clock;
    private final String topic;

    FindingEvents(
            Outbox outbox,
            InstantSource clock,
            @ConfigProperty(name = "continuo.topics.prefix") Optional<String> prefix) {
        this.outbox = outbox;
        this.clock = clock;
        this.topic = Topics.RECONCILIATION.in(prefix.orElse(""));
    }

    Uni<Void> found(SqlConnection tx, List<Kept> findings) {
        Instant now = clock.instant();
        return outbox.addAll(
                tx,
                findings.stream()
                        .map(kept -> message(kept, ReconciliationFinding.State.FOUND, now))
                        .toList());
    }

    Uni<Void> repaired(SqlConnection tx, Kept kept, Instant at) {
        return outbox.add(tx, message(kept, ReconciliationFinding.State.REPAIRED, at));
    }

    private OutboxMessage message(Kept kept, ReconciliationFinding.State state, Instant at) {
        Finding finding = kept.finding();
        String sku = finding.key().sku().value();
        ReconciliationFinding event = new ReconciliationFinding(
                kept.id(),
                kept.run(),
                state,
                finding.kind().wireName(),
                sku,
                finding.key().node().value(),
                finding.counter(),
                finding.subject(),
                finding.expected(),
                finding.found(),
                finding.cause(),
                at);
        return OutboxMessage.of(topic, sku, kept.id() + "/" + state, EventJson.write(event));
    }
}
