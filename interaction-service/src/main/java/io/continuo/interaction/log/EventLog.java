package io.continuo.interaction.log;

import io.continuo.events.LogKeys;
import io.continuo.events.Topic;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Appends events to Kafka. */
@ApplicationScoped
public class EventLog {

    private final Producer<String, String> producer;
    private final String prefix;
    private final Promptness promptness;
    /** The producer blocks for metadata and buffer space, so it is never called on an event loop. */
    private final Executor senders = task -> {
        if (Context.isOnEventLoopThread()) {
            Infrastructure.getDefaultWorkerPool().execute(task);
        } else {
            task.run();
        }
    };

    EventLog(
            Producer<String, String> producer,
            Promptness promptness,
            @ConfigProperty(name = "continuo.topics.prefix") Optional<String> prefix) {
        this.producer = producer;
        this.promptness = promptness;
        this.prefix = prefix.orElse("");
    }

    /**
     * Completes once all in-sync replicas have all of the events; events of the same subject keep their order.
     *
     * <p>Fails with {@link BrokerUnavailable} when one of them could not be delivered; the others may have been.
     */
    public Uni<Void> append(List<OutgoingEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        long begin = System.nanoTime();
        return Uni.createFrom()
                .<Void>emitter(emitter -> send(events, emitter))
                .runSubscriptionOn(senders)
                .invoke(() -> promptness.acknowledged(events.size(), System.nanoTime() - begin));
    }

    /** Makes every partition of the topics begin a new segment, when its segment is old enough. */
    public Uni<Void> seal(List<Topic> topics) {
        return Uni.createFrom()
                .item(() -> topics.stream().flatMap(this::seals).toList())
                .runSubscriptionOn(senders)
                .onFailure(KafkaException.class)
                .transform(BrokerUnavailable::new)
                .chain(this::append);
    }

    private Stream<OutgoingEvent> seals(Topic topic) {
        int partitions = producer.partitionsFor(topic.in(prefix)).size();
        return LogKeys.seals(partitions).stream().map(key -> OutgoingEvent.tombstone(topic, key));
    }

    private void send(List<OutgoingEvent> events, UniEmitter<? super Void> emitter) {
        Acknowledgements acknowledgements = new Acknowledgements(events.size(), emitter);
        long begin = System.nanoTime();
        for (OutgoingEvent event : events) {
            try {
                requireHope(acknowledgements, begin);
                producer.send(toRecord(event), acknowledgements);
            } catch (RuntimeException e) {
                acknowledgements.onCompletion(null, e);
            }
        }
    }

    /** Each call may block for as long as the one before: after one failure, or too long, the rest fails unsent. */
    private static void requireHope(Acknowledgements acknowledgements, long begin) {
        if (acknowledgements.hasFailed() || System.nanoTime() - begin > Producers.DELIVERY.toNanos()) {
            throw new TimeoutException("not sent, since the broker did not take what came before");
        }
    }

    private ProducerRecord<String, String> toRecord(OutgoingEvent event) {
        ProducerRecord<String, String> kafka =
                new ProducerRecord<>(event.topic().in(prefix), event.key(), event.json());
        kafka.headers().add("id", event.id().getBytes(StandardCharsets.UTF_8));
        event.trace().forEach((name, value) -> kafka.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return kafka;
    }
}
