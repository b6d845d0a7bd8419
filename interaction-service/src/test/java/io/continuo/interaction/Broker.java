package io.continuo.interaction;

import io.continuo.events.ConsentState;
import io.continuo.events.CustomerEvent;
import io.continuo.events.CustomerId;
import io.continuo.events.EventJson;
import io.continuo.events.Identifier;
import io.continuo.events.IdentifierMapped;
import io.continuo.events.LogKeys;
import io.continuo.events.Topic;
import io.continuo.events.Topics;
import io.continuo.events.TouchpointRecorded;
import io.continuo.events.contact.ContactPreferences;
import io.continuo.interaction.log.SubjectPartitioner;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Kafka as the other services see it. */
@ApplicationScoped
public class Broker {

    private final AtomicLong version = new AtomicLong();
    private final String servers;
    private final String prefix;
    private final KafkaProducer<String, String> producer;

    Broker(
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers,
            @ConfigProperty(name = "continuo.topics.prefix") String prefix) {
        this.servers = servers;
        this.prefix = prefix;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "partitioner.class", SubjectPartitioner.class),
                new StringSerializer(),
                new StringSerializer());
    }

    @PreDestroy
    void close() {
        producer.close();
    }

    /** As identity-service tells it; each time with a higher version. */
    public void map(Identifier identifier, String customer) {
        map(identifier, customer, version.incrementAndGet());
    }

    public void map(Identifier identifier, String customer, long version) {
        send(new IdentifierMapped(identifier, new CustomerId(customer), version, Instant.EPOCH));
    }

    public void mapAt(Identifier identifier, String customer, Instant at) {
        send(new IdentifierMapped(identifier, new CustomerId(customer), version.incrementAndGet(), at));
    }

    private void send(IdentifierMapped mapped) {
        send(Topics.IDENTITIES, mapped.logKey(), EventJson.write(mapped));
    }

    /** The customer exists, with these identifiers. */
    public void customer(String customer, Identifier... identifiers) {
        map(Identifier.ofCustomer(new CustomerId(customer)), customer);
        for (Identifier identifier : identifiers) {
            map(identifier, customer);
        }
    }

    /** As identity-service tells it after the customer decided. */
    public void decides(String customer, ConsentState state, String channel, String purpose) {
        rules(
                customer,
                ContactPreferences.NONE,
                new CustomerEvent.Decision(
                        new CustomerId(customer), channel, purpose, state, "web form", Instant.EPOCH));
    }

    /** All that a customer decided and wishes; each time with a higher version. */
    public void rules(String customer, ContactPreferences preferences, CustomerEvent.Decision... decisions) {
        CustomerEvent told = new CustomerEvent.ContactRulesChanged(
                new CustomerId(customer), version.incrementAndGet(), List.of(decisions), preferences, Instant.now());
        send(Topics.CUSTOMERS, told.logKey(), EventJson.write((Object) told));
    }

    public void publish(TouchpointRecorded touchpoint) {
        send(Topics.TOUCHPOINTS, touchpoint.logKey(), EventJson.write(touchpoint));
    }

    public void send(Topic topic, String key, String value) {
        producer.send(new ProducerRecord<>(topic.in(prefix), key, value));
        producer.flush();
    }

    /** All messages of the topic about this subject, in order. */
    public List<ConsumerRecord<String, String>> messages(Topic topic, String subject) {
        return messages(topic).stream()
                .filter(message -> LogKeys.subjectOf(message.key()).equals(subject))
                .toList();
    }

    public <T> List<T> events(Topic topic, String subject, Class<T> type) {
        return messages(topic, subject).stream()
                .filter(message -> message.value() != null)
                .map(message -> EventJson.read(message.value(), type))
                .toList();
    }

    /** The touchpoint as the first delivery of it says. */
    public TouchpointRecorded touchpoint(String id) {
        return messages(Topics.TOUCHPOINTS).stream()
                .filter(message -> message.value() != null)
                .map(message -> EventJson.read(message.value(), TouchpointRecorded.class))
                .filter(touchpoint -> touchpoint.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no touchpoint " + id));
    }

    public long touchpointsWithId(String id) {
        return messages(Topics.TOUCHPOINTS).stream()
                .filter(message -> message.value() != null)
                .filter(message -> message.value().contains("\"id\":\"" + id + "\""))
                .count();
    }

    public List<ConsumerRecord<String, String>> messages(Topic topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers, "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.in(prefix)).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, String>> messages = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(messages::add);
            }
            return messages;
        }
    }
}
