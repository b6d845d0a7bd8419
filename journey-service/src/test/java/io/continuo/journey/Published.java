package io.continuo.journey;

import io.continuo.events.CaseChanged;
import io.continuo.events.Channel;
import io.continuo.events.CustomerId;
import io.continuo.events.EventJson;
import io.continuo.events.FeedbackGiven;
import io.continuo.events.Identifier;
import io.continuo.events.IdentifierMapped;
import io.continuo.events.LogKeys;
import io.continuo.events.PrivacyRequested;
import io.continuo.events.PromiseChanged;
import io.continuo.events.Topic;
import io.continuo.events.Topics;
import io.continuo.events.TouchpointRecorded;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** The other services, as this one sees them: events on the broker. Ids are made unique per instance. */
public final class Published implements AutoCloseable {

    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private final String prefix;
    private final KafkaProducer<String, @Nullable String> producer;
    private long version = 1;

    public Published(String bootstrapServers, String prefix) {
        this.prefix = prefix;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
                new StringSerializer(),
                new StringSerializer());
    }

    /** A name that no other test uses. */
    public String unique(String name) {
        return name + "-" + unique;
    }

    public Identifier identifier(String type, String name) {
        return Identifier.of(type, unique(name));
    }

    public void touchpoint(
            String id, String type, String channel, String at, Identifier identifier, Map<String, Object> properties) {
        Instant time = Instant.parse(at);
        TouchpointRecorded recorded = new TouchpointRecorded(
                unique(id), type, new Channel(channel), time, time, List.of(identifier), properties, null, "demo");
        send(Topics.TOUCHPOINTS, recorded.logKey(), EventJson.write(recorded));
    }

    /** Also tells the customer's own id to the map, as identity-service does. */
    public void map(Identifier identifier, String customer) {
        CustomerId id = new CustomerId(unique(customer));
        mapped(Identifier.ofCustomer(id), id);
        mapped(identifier, id);
    }

    /** Tells the map a customer's own id and nothing else. */
    public void created(CustomerId customer) {
        mapped(Identifier.ofCustomer(customer), customer);
    }

    /** From now on the id of one customer stands for another one. */
    public void merge(String absorbed, String survivor) {
        mapped(Identifier.ofCustomer(new CustomerId(unique(absorbed))), new CustomerId(unique(survivor)));
    }

    private void mapped(Identifier identifier, CustomerId customer) {
        IdentifierMapped mapped = new IdentifierMapped(identifier, customer, version++, Instant.EPOCH);
        send(Topics.IDENTITIES, mapped.logKey(), EventJson.write(mapped));
    }

    /** Asks for the erasure of everything up to now. */
    public void erase(String request, List<String> customers, Identifier... identifiers) {
        ask(PrivacyRequested.Kind.ERASURE, request, customers, identifiers);
    }

    public void ask(PrivacyRequested.Kind kind, String request, List<String> customers, Identifier... identifiers) {
        PrivacyRequested requested = new PrivacyRequested(
                unique(request),
                kind,
                customers.stream().map(this::unique).map(CustomerId::new).toList(),
                List.of(identifiers),
                Instant.now());
        send(Topics.PRIVACY, requested.requestId(), EventJson.write(requested));
    }

    public void promise(String order, String customer, PromiseChanged.State state, String at) {
        PromiseChanged changed = new PromiseChanged(
                unique("reservation"),
                unique("promise"),
                state,
                "store",
                new CustomerId(unique(customer)),
                unique(order),
                PromiseChanged.Fulfilment.PICKUP,
                List.of(),
                Instant.parse(at));
        send(Topics.PROMISES, changed.reservationId(), EventJson.write(changed));
    }

    /** An answer as interaction-service tells it: on two topics. */
    public void feedback(String id, String survey, @Nullable Integer score, Identifier identifier, String at) {
        FeedbackGiven given = new FeedbackGiven(
                unique(id),
                survey,
                score == null ? null : BigDecimal.valueOf(score),
                List.of(identifier),
                null,
                null,
                new Channel("store"),
                Instant.parse(at),
                null,
                null,
                null);
        send(Topics.FEEDBACK, given.logKey(), EventJson.write(given));
        told("feedback:" + given.id(), "Feedback Given", "feedback", identifier, given.at());
    }

    /** A change of a complaint as interaction-service tells it: on two topics, where the customer notices it. */
    public void caseChanged(String caseId, long sequence, CaseChanged.Change change, Identifier identifier, String at) {
        boolean resolved = change == CaseChanged.Change.RESOLVED;
        CaseChanged changed = new CaseChanged(
                unique(caseId),
                sequence,
                change,
                resolved ? CaseChanged.State.RESOLVED : CaseChanged.State.OPEN,
                CaseChanged.Kind.COMPLAINT,
                identifier,
                new Channel("whatsapp"),
                change == CaseChanged.Change.MESSAGE ? CaseChanged.Direction.OUT : null,
                Instant.parse(at),
                Instant.parse(at),
                null,
                null,
                null);
        send(Topics.CASES, changed.logKey(), EventJson.write(changed));
        if (change != CaseChanged.Change.ESCALATED) {
            told("case:" + changed.caseId() + ":" + sequence, "Case Opened", "cases", identifier, changed.at());
        }
    }

    private void told(String id, String type, String source, Identifier identifier, Instant at) {
        TouchpointRecorded recorded = new TouchpointRecorded(
                id, type, new Channel("store"), at, at, List.of(identifier), Map.of(), null, source);
        send(Topics.TOUCHPOINTS, recorded.logKey(), EventJson.write(recorded));
    }

    private void send(Topic topic, String key, @Nullable String value) {
        int partitions = producer.partitionsFor(topic.in(prefix)).size();
        producer.send(new ProducerRecord<>(topic.in(prefix), LogKeys.partition(key, partitions), key, value));
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
