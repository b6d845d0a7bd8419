package io.continuo.identity.privacy;

import io.continuo.events.EventJson;
import io.continuo.events.PrivacyReceipt;
import io.continuo.identity.IdentityConfig;
import io.continuo.identity.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Takes in the receipts of all services, and reminds those that owe one. */
@ApplicationScoped
class ReceiptConsumer {

    private static final Logger LOG = Logger.getLogger(ReceiptConsumer.class);

    private final Transactions transactions;
    private final Saga saga;
    private final IdentityConfig config;

    ReceiptConsumer(Transactions transactions, Saga saga, IdentityConfig config) {
        this.transactions = transactions;
        this.saga = saga;
        this.config = config;
    }

    @Incoming("privacy-receipts")
    Uni<Void> consume(ConsumerRecords<String, String> records) {
        return Multi.createFrom()
                .iterable(records)
                .onItem()
                .transformToUniAndConcatenate(received -> receipt(received)
                        .map(this::persistently)
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> remind() {
        return transactions
                .run(saga::remind)
                .onFailure(Transactions::isOutage) // It was reported; the next round is near.
                .recoverWithNull();
    }

    /** As often as it takes while it is the database that fails. */
    private Uni<Void> persistently(PrivacyReceipt receipt) {
        return transactions
                .run(tx -> saga.receive(tx, receipt))
                .onFailure(Transactions::isOutage)
                .retry()
                .withBackOff(config.databaseRetry(), config.databaseRetry().multipliedBy(10))
                .indefinitely();
    }

    /** Empty for what is no receipt: a service that has one to give is reminded and gives it again. */
    private static Optional<PrivacyReceipt> receipt(ConsumerRecord<String, String> received) {
        if (received.value() == null) {
            return Optional.empty();
        }
        try {
            PrivacyReceipt receipt = EventJson.read(received.value(), PrivacyReceipt.class);
            UUID.fromString(receipt.requestId());
            return Optional.of(receipt);
        } catch (RuntimeException e) {
            LOG.warnf(
                    "not a privacy receipt; partition=%d offset=%d reason=%s",
                    received.partition(), received.offset(), e.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
