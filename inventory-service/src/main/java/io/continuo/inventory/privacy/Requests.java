package io.continuo.inventory.privacy;

import io.continuo.events.EventJson;
import io.continuo.events.PrivacyReceipt;
import io.continuo.events.PrivacyRequested;
import io.continuo.events.Topics;
import io.continuo.inventory.Transactions;
import io.continuo.outbox.Inbox;
import io.continuo.outbox.Outbox;
import io.continuo.outbox.OutboxMessage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes in requests; work and receipt are one transaction, so that a crash leaves both done or neither. */
@ApplicationScoped
class Requests {

    static final String SERVICE = "inventory";

    private static final Logger LOG = Logger.getLogger(Requests.class);
    private static final String CONSUMER = "inventory.privacy";
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration SLOWEST_RETRY = Duration.ofSeconds(10);

    private final Transactions transactions;
    private final Inbox inbox;
    private final Outbox outbox;
    private final Forgetting forgetting;
    private final Exports exports;
    private final InstantSource clock;

    @ConfigProperty(name = "continuo.topics.prefix")
    Optional<String> prefix;

    Requests(
            Transactions transactions,
            Inbox inbox,
            Outbox outbox,
            Forgetting forgetting,
            Exports exports,
            InstantSource clock) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.outbox = outbox;
        this.forgetting = forgetting;
        this.exports = exports;
        this.clock = clock;
    }

    /** A request is never passed over: it waits for the database as long as it takes. */
    @Incoming("privacy")
    Uni<Void> receive(ConsumerRecord<String, @Nullable String> message) {
        Optional<PrivacyRequested> requested = read(message);
        return requested.isEmpty()
                ? Uni.createFrom().voidItem()
                : transactions
                        .write(tx -> once(tx, requested.get()))
                        .onFailure()
                        .invoke(failure -> LOG.warnf(
                                "privacy request waits; cause=%s",
                                failure.getClass().getSimpleName()))
                        .onFailure()
                        .retry()
                        .withBackOff(FIRST_RETRY, SLOWEST_RETRY)
                        .indefinitely();
    }

    private Uni<Void> once(SqlConnection tx, PrivacyRequested requested) {
        return inbox.once(tx, CONSUMER, requested.requestId())
                .chain(first -> first ? fulfil(tx, requested) : Uni.createFrom().voidItem());
    }

    private Uni<Void> fulfil(SqlConnection tx, PrivacyRequested requested) {
        Uni<Map<String, Long>> counts = switch (requested.kind()) {
            case ERASURE ->
                forgetting.forget(tx, requested.customerIds(), requested.identifiers(), requested.requestedAt());
            case EXPORT -> exports.keep(tx, requested).replaceWith(Map.of());
        };
        return counts.chain(counted -> outbox.add(tx, receipt(requested, counted)));
    }

    private OutboxMessage receipt(PrivacyRequested requested, Map<String, Long> counts) {
        PrivacyReceipt receipt = new PrivacyReceipt(
                requested.requestId(), SERVICE, PrivacyReceipt.State.DONE, counts, clock.instant(), null);
        return OutboxMessage.of(
                Topics.PRIVACY_RECEIPTS.in(prefix.orElse("")),
                receipt.logKey(),
                requested.requestId() + "-" + SERVICE,
                EventJson.write(receipt));
    }

    /** Empty for a tombstone, and for what no version of the contract can be read from. */
    private static Optional<PrivacyRequested> read(ConsumerRecord<String, @Nullable String> message) {
        String value = message.value();
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(EventJson.read(value, PrivacyRequested.class));
        } catch (UncheckedIOException e) {
            LOG.errorf("privacy request unreadable; partition=%d offset=%d", message.partition(), message.offset());
            return Optional.empty();
        }
    }
}
