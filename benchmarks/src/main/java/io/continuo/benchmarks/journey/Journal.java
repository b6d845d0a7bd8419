package io.continuo.benchmarks.journey;

import io.continuo.events.Channel;
import io.continuo.events.CustomerId;
import io.continuo.events.EventJson;
import io.continuo.events.Identifier;
import io.continuo.events.IdentifierMapped;
import io.continuo.events.LogKeys;
import io.continuo.events.Topic;
import io.continuo.events.Topics;
import io.continuo.events.TouchpointRecorded;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes generated journeys to the log, as identity-service and interaction-service do. */
final class Journal {

    private final String kafka;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    Journal(String kafka) {
        this.kafka = kafka;
    }

    /** Tells whose the devices are. */
    void map(Histories histories) {
        try (KafkaProducer<String, String> producer = producer()) {
            for (int customer = 0; customer < histories.customers(); customer++) {
                CustomerId id = new CustomerId(Histories.customerId(customer));
                for (Identifier identifier : List.of(Identifier.ofCustomer(id), device(customer))) {
                    IdentifierMapped mapped = new IdentifierMapped(identifier, id, 1, Instant.EPOCH);
                    send(producer, Topics.IDENTITIES, mapped.logKey(), EventJson.write(mapped));
                }
            }
        }
        check();
    }

    /** The touchpoints of the customers from {@code first} to before {@code end}; how many. */
    int send(Histories histories, int first, int end) {
        Histories.History history = new Histories.History();
        int sent = 0;
        try (KafkaProducer<String, String> producer = producer()) {
            for (int customer = first; customer < end; customer++) {
                histories.read(customer, history);
                for (int at = 0; at < history.size; at++) {
                    TouchpointRecorded touchpoint = touchpoint(customer, history, at);
                    send(producer, Topics.TOUCHPOINTS, touchpoint.logKey(), EventJson.write(touchpoint));
                    sent++;
                }
            }
        }
        check();
        return sent;
    }

    private void check() {
        Exception failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("not everything was written", failed);
        }
    }

    private static TouchpointRecorded touchpoint(int customer, Histories.History history, int at) {
        Instant time = Instant.ofEpochMilli(history.times[at]);
        Map<String, Object> properties = Map.of(
                "product_id", "p" + history.times[at] % 1_000,
                "page", Map.of("path", "/products/" + history.times[at] % 1_000, "title", "A product"),
                "campaign", Map.of("name", "c" + history.times[at] % 20, "medium", "cpc"));
        return new TouchpointRecorded(
                customer + "-" + at,
                Histories.TYPES[history.types[at]],
                new Channel(Histories.CHANNELS[history.channels[at]]),
                time,
                time,
                List.of(device(customer)),
                properties,
                null,
                "benchmark");
    }

    private static Identifier device(int customer) {
        return Identifier.of("anonymous_id", "device-" + customer);
    }

    private KafkaProducer<String, String> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "linger.ms", 20, "batch.size", 262_144),
                new StringSerializer(),
                new StringSerializer());
    }

    private void send(KafkaProducer<String, String> producer, Topic topic, String key, String value) {
        int partitions = producer.partitionsFor(topic.name()).size();
        producer.send(
                new ProducerRecord<>(topic.name(), LogKeys.partition(key, partitions), key, value),
                (written, failed) -> failure.compareAndSet(null, failed));
    }
}
