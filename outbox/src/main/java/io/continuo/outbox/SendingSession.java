package io.continuo.outbox;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * The life of one producer, which ends with the first record that fails: the producer would go on with what is queued
 * behind it, and a later message of the same key would overtake.
 */
final class SendingSession {

    private static final Delivery ACKNOWLEDGED = new Delivery.Acknowledged();
    private static final Delivery ABANDONED = new Delivery.Abandoned();

    private final Producer<String, @Nullable String> producer;
    private final AtomicBoolean broken = new AtomicBoolean();

    SendingSession(Producer<String, @Nullable String> producer) {
        this.producer = producer;
    }

    boolean broken() {
        return broken.get();
    }

    /** Acknowledged when the topic can be written to; a topic that is missing costs its own rows only. */
    Delivery look(String topic) {
        try {
            producer.partitionsFor(topic);
            return ACKNOWLEDGED;
        } catch (InvalidTopicException e) {
            return new Delivery.Refused(reason(e));
        } catch (KafkaException | IllegalStateException e) {
            return new Delivery.Failed(reason(e));
        }
    }

    CompletableFuture<Delivery> send(OutboxRow row) {
        CompletableFuture<Delivery> delivery = new CompletableFuture<>();
        if (broken.get()) {
            delivery.complete(ABANDONED);
            return delivery;
        }
        try {
            producer.send(row.toRecord(), (metadata, failure) -> delivery.complete(outcome(failure)));
        } catch (KafkaException | IllegalStateException e) {
            delivery.complete(outcome(e));
        }
        return delivery;
    }

    void close(Duration timeout) {
        broken.set(true);
        producer.close(timeout);
    }

    private Delivery outcome(@Nullable Exception failure) {
        if (failure == null) {
            return ACKNOWLEDGED;
        }
        if (isRefusal(failure)) {
            return new Delivery.Refused(reason(failure));
        }
        if (!broken.compareAndSet(false, true)) {
            return ABANDONED;
        }
        // Zero drops what is still queued, and is the only timeout allowed on the producer's own thread.
        producer.close(Duration.ZERO);
        return new Delivery.Failed(reason(failure));
    }

    /** Failures that lie in the record itself and come again at every attempt. */
    private static boolean isRefusal(Exception failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof RecordBatchTooLargeException
                || failure instanceof InvalidRecordException
                || failure instanceof InvalidTopicException
                || failure instanceof SerializationException;
    }

    private static String reason(Exception failure) {
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }
}
