package io.continuo.journey.stream;

import io.continuo.events.Channel;
import io.continuo.events.CustomerId;
import io.continuo.events.EventJson;
import io.continuo.events.Identifier;
import io.continuo.events.IdentifierMapped;
import io.continuo.events.LogKeys;
import io.continuo.events.LogSettings;
import io.continuo.events.PrivacyReceipt;
import io.continuo.events.PrivacyRequested;
import io.continuo.events.SubjectHash;
import io.continuo.events.Topics;
import io.continuo.events.TouchpointRecorded;
import io.continuo.journey.columns.Partitions;
import io.continuo.journey.columns.Snapshot;
import io.continuo.journey.columns.Storage;
import io.continuo.journey.customer.JourneyColumns;
import io.continuo.journey.customer.JourneyLog;
import io.continuo.journey.customer.JourneyStep;
import io.continuo.journey.customer.LogPage;
import io.continuo.journey.customer.StoredJourneyReader;
import io.continuo.journey.experience.ExperienceColumns;
import io.continuo.journey.placement.Forgetfulness;
import io.continuo.journey.placement.Owner;
import io.continuo.journey.placement.OwnerReader;
import io.continuo.journey.placement.PlacingStep;
import io.continuo.journey.privacy.Asked;
import io.continuo.journey.privacy.PrivacyStep;
import io.continuo.journey.purchase.OrderStep;
import io.continuo.journey.purchase.Orders;
import io.continuo.journey.query.Brought;
import io.continuo.journey.query.CustomerTypes;
import io.continuo.journey.reading.JourneyScan;
import io.continuo.journey.reading.JourneyStores;
import io.continuo.journey.trace.RecordTracing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The real topology without a broker: what goes in is worked off before the call returns. */
public final class DrivenTopology implements JourneyStores, AutoCloseable {

    static final Forgetfulness FORGETTING = new Forgetfulness(
            new SubjectHash("only-for-these-tests"),
            LogSettings.DEFAULTS,
            1,
            new SimpleMeterRegistry().counter("dropped"));

    private static final TopicNames NAMES = new TopicNames("test.");

    /** Small enough that blocks are written. */
    private final Partitions partitions = new Partitions(properties(), Storage.MEMORY, 25, Runnable::run);

    private final TopologyTestDriver driver;

    public DrivenTopology() {
        this(OpenTelemetry.noop());
    }

    public DrivenTopology(OpenTelemetry telemetry) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, NAMES.application());
        this.driver = new TopologyTestDriver(
                JourneyTopology.of(
                        NAMES,
                        FORGETTING,
                        new RecordTracing(telemetry),
                        new SimpleMeterRegistry(),
                        Stores::inMemoryKeyValueStore,
                        columns(partitions)),
                settings);
        partitions.total(1);
    }

    /** Columns with the rules that come with the service. */
    static JourneyColumns columns(Partitions partitions) {
        return new JourneyColumns(partitions, 1_000);
    }

    private static Set<String> properties() {
        Set<String> properties = new HashSet<>(ExperienceColumns.NAMES);
        properties.addAll(CustomerTypes.PROPERTIES);
        properties.addAll(Brought.PROPERTIES);
        return properties;
    }

    /** What a question over all journeys sees. */
    public Snapshot snapshot() {
        return partitions.owned(Set.of()).here().getFirst();
    }

    public void touchpoint(
            String id, String type, String channel, String at, String identifier, Map<String, ?> properties) {
        Instant time = Instant.parse(at);
        TouchpointRecorded recorded = new TouchpointRecorded(
                id,
                type,
                new Channel(channel),
                time,
                time,
                List.of(Identifier.parse(identifier)),
                Map.copyOf(properties),
                null,
                "demo");
        pipe(Topics.TOUCHPOINTS.name(), recorded.logKey(), EventJson.write(recorded));
    }

    public void map(String identifier, String customer, long version) {
        map(identifier, customer, version, Instant.EPOCH);
    }

    void map(String identifier, String customer, long version, Instant at) {
        IdentifierMapped mapped =
                new IdentifierMapped(Identifier.parse(identifier), new CustomerId(customer), version, at);
        pipe(Topics.IDENTITIES.name(), mapped.logKey(), EventJson.write(mapped));
    }

    void erase(String request, Instant until, List<String> customers, String... identifiers) {
        ask(PrivacyRequested.Kind.ERASURE, request, until, customers, identifiers);
    }

    void ask(PrivacyRequested.Kind kind, String request, Instant until, List<String> customers, String... identifiers) {
        PrivacyRequested requested = new PrivacyRequested(
                request,
                kind,
                customers.stream().map(CustomerId::new).toList(),
                Stream.of(identifiers).map(Identifier::parse).toList(),
                until);
        pipe(Topics.PRIVACY.name(), request, EventJson.write(requested));
    }

    /** The receipts given so far, each as often as it was given. */
    List<PrivacyReceipt> receipts() {
        return driver
                .createOutputTopic(
                        NAMES.prefix() + Topics.PRIVACY_RECEIPTS.name(),
                        new StringDeserializer(),
                        new StringDeserializer())
                .readValuesToList()
                .stream()
                .map(json -> EventJson.read(json, PrivacyReceipt.class))
                .toList();
    }

    public void pipe(String topic, @Nullable String key, @Nullable String value) {
        pipe(topic, new TestRecord<>(key, value, new RecordHeaders()));
    }

    void pipe(String topic, TestRecord<String, String> record) {
        TestInputTopic<String, String> input =
                driver.createInputTopic(NAMES.prefix() + topic, new StringSerializer(), new StringSerializer());
        input.pipeInput(record);
    }

    TestOutputTopic<String, byte[]> parked() {
        return driver.createOutputTopic(
                NAMES.prefix() + "journey.parked.v1", new StringDeserializer(), new ByteArrayDeserializer());
    }

    void advance(java.time.Duration time) {
        driver.advanceWallClockTime(time);
    }

    @Override
    public @Nullable Owner owner(Identifier identifier) {
        return new OwnerReader(driver.getKeyValueStore(PlacingStep.STORE)).owner(LogKeys.subject(identifier));
    }

    @Override
    public JourneyLog latest(CustomerId customer, int max) {
        return new StoredJourneyReader(driver.getKeyValueStore(JourneyStep.STORE)).latest(customer, max);
    }

    @Override
    public List<CustomerId> buyers(String orderId) {
        return Orders.customersOf(driver.getKeyValueStore(OrderStep.STORE), orderId);
    }

    @Override
    public @Nullable Asked asked(String requestId) {
        return PrivacyStep.asked(driver.getKeyValueStore(PrivacyStep.STORE), requestId);
    }

    @Override
    public JourneyScan scan(int max) {
        return visitor -> {
            CustomerId after = null;
            LogPage page;
            do {
                page = new StoredJourneyReader(driver.getKeyValueStore(JourneyStep.STORE)).page(after, max, 5);
                for (LogPage.Entry entry : page.entries()) {
                    after = entry.customer();
                    if (!entry.log().touches().isEmpty()) {
                        visitor.accept(entry.customer(), entry.log());
                    }
                }
            } while (!page.last());
        };
    }

    /** The ids on a customer's journey, in order. */
    public List<String> idsOf(String customer) {
        return latest(new CustomerId(customer), 1_000).touches().stream()
                .map(placed -> placed.touch().id())
                .toList();
    }

    /** How many rows a step's store holds. */
    long rows(String store) {
        try (var all = driver.<Object, Object>getKeyValueStore(store).all()) {
            long rows = 0;
            while (all.hasNext()) {
                all.next();
                rows++;
            }
            return rows;
        }
    }

    @Override
    public void close() {
        driver.close();
    }
}
