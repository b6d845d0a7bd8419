package io.continuo.identity.privacy;

import io.continuo.events.LogKeys;
import io.continuo.events.LogSettings;
import io.continuo.identity.IdentityTopics;
import io.continuo.identity.Transactions;
import io.continuo.outbox.Outbox;
import io.continuo.outbox.OutboxMessage;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Keeps the log moving while it has something to forget: a segment that is still written to is never cleaned, so each
 * partition gets a record without a value per segment age until the tombstones of the last request have done their work.
 */
@ApplicationScoped
class LogCleaning {

    private final PrivacyRequests requests;
    private final Transactions transactions;
    private final Outbox outbox;
    private final IdentityTopics topics;
    private final InstantSource clock;
    private final LogSettings settings =
            LogSettings.from(name -> ConfigProvider.getConfig().getOptionalValue(name, String.class));

    LogCleaning(
            PrivacyRequests requests,
            Transactions transactions,
            Outbox outbox,
            IdentityTopics topics,
            InstantSource clock) {
        this.requests = requests;
        this.transactions = transactions;
        this.outbox = outbox;
        this.topics = topics;
        this.clock = clock;
    }

    /** When nothing is left in the log of what was taken out now. */
    Instant cleanBy(Instant takenOut) {
        return settings.cleanBy(takenOut);
    }

    @Scheduled(
            every = "${continuo.log.segment-age:PT1H}",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> keepMoving() {
        Instant now = clock.instant();
        Duration window = Duration.between(now, cleanBy(now));
        return transactions
                .run(tx -> requests.anySince(tx, now.minus(window))
                        .chain(any -> any
                                ? outbox.addAll(tx, seals())
                                : Uni.createFrom().voidItem()))
                .onFailure(Transactions::isOutage) // It was reported; the next round is near.
                .recoverWithNull();
    }

    private List<OutboxMessage> seals() {
        List<OutboxMessage> seals = new ArrayList<>();
        topics.forgetting()
                .forEach((topic, partitions) -> LogKeys.seals(partitions)
                        .forEach(key -> seals.add(OutboxMessage.tombstone(topic, key, "seal-" + UUID.randomUUID()))));
        return seals;
    }
}
