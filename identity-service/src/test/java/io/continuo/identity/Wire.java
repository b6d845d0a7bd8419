package io.continuo.identity;

import io.continuo.events.Channel;
import io.continuo.events.EventJson;
import io.continuo.events.Identifier;
import io.continuo.events.IdentifierMapped;
import io.continuo.events.LogKeys;
import io.continuo.events.PrivacyReceipt;
import io.continuo.events.Topics;
import io.continuo.events.TouchpointRecorded;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** The other side of Kafka: sends touchpoints, and reads everything that is told. */
final class Wire implements AutoCloseable {

    static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final String prefix = setting("continuo.topics.prefix");
    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> consumer;
    private final List<ConsumerRecord<String, String>> told = new ArrayList<>();

    Wire() {
        Map<String, Object> settings = Map.of("bootstrap.servers", setting("kafka.bootstrap.servers"));
        producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        List<TopicPartition> partitions = Stream.of(Topics.IDENTITIES, Topics.CUSTOMERS, Topics.PRIVACY)
                .flatMap(topic -> consumer.partitionsFor(topic.in(prefix)).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    void touch(String id, Instant occurredAt, String... identifiers) {
        List<Identifier> parsed =
                Arrays.stream(identifiers).map(Identifier::parse).toList();
        TouchpointRecorded touchpoint = new TouchpointRecorded(
                id, "Product Viewed", new Channel("web"), occurredAt, occurredAt, parsed, Map.of(), null, "demo-web");
        send(touchpoint.logKey(), EventJson.write(touchpoint));
    }

    void send(String key, String value) {
        ProducerRecord<String, String> record = new ProducerRecord<>(Topics.TOUCHPOINTS.in(prefix), key, value);
        record.headers().add("traceparent", TRACE.getBytes(StandardCharsets.UTF_8));
        producer.send(record);
        producer.flush();
    }

    /** The receipt another service gives. */
    void receipt(String request, String service) {
        PrivacyReceipt receipt = new PrivacyReceipt(
                request, service, PrivacyReceipt.State.DONE, Map.of("things", 2L), Instant.now(), null);
        producer.send(new ProducerRecord<>(
                Topics.PRIVACY_RECEIPTS.in(prefix), request + "/" + service, EventJson.write(receipt)));
        producer.flush();
    }

    /** What was told about a request, oldest first; null once it is complete. */
    List<@Nullable String> requested(String request) {
        return told(Topics.PRIVACY.in(prefix), request)
                .map(ConsumerRecord::value)
                .toList();
    }

    /** The latest word on whose the identifier is. */
    Optional<IdentifierMapped> mapped(String identifier) {
        return identityRecords(identifier)
                .map(record -> EventJson.read(record.value(), IdentifierMapped.class))
                .reduce((before, after) -> after);
    }

    /** Everything told about a subject, oldest first. */
    Stream<ConsumerRecord<String, String>> told(String topic, String subject) {
        consumer.poll(Duration.ofMillis(50)).forEach(told::add);
        return told.stream()
                .filter(record -> record.topic().equals(topic)
                        && LogKeys.subjectOf(record.key()).equals(subject));
    }

    String customers() {
        return Topics.CUSTOMERS.in(prefix);
    }

    Stream<String> customerEvents(String customer) {
        return told(Topics.CUSTOMERS.in(prefix), customer).map(ConsumerRecord::value);
    }

    Stream<ConsumerRecord<String, String>> identityRecords(String identifier) {
        return told(Topics.IDENTITIES.in(prefix), LogKeys.subject(Identifier.parse(identifier)));
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
