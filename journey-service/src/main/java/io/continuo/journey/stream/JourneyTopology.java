package io.continuo.journey.stream;

import io.continuo.events.LogSettings;
import io.continuo.events.PrivacyReceipt;
import io.continuo.events.Topic;
import io.continuo.events.Topics;
import io.continuo.journey.customer.JourneyColumns;
import io.continuo.journey.customer.JourneyStep;
import io.continuo.journey.intake.Intake;
import io.continuo.journey.intake.Reading;
import io.continuo.journey.intake.Received;
import io.continuo.journey.placement.Arrival;
import io.continuo.journey.placement.ErasurePart;
import io.continuo.journey.placement.Forgetfulness;
import io.continuo.journey.placement.News;
import io.continuo.journey.placement.OrderClaim;
import io.continuo.journey.placement.Placement;
import io.continuo.journey.placement.PlacingStep;
import io.continuo.journey.placement.Seal;
import io.continuo.journey.privacy.Asked;
import io.continuo.journey.privacy.PrivacyNews;
import io.continuo.journey.privacy.PrivacyStep;
import io.continuo.journey.purchase.OrderStep;
import io.continuo.journey.trace.RecordTracing;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;

/**
 * How records become journeys.
 *
 * <pre>
 * touchpoints.v1 ─┐
 * identities.v1 ──┤
 * feedback.v1 ────┼─► step one, by identifier ─┬─► placements ─► step two, by customer
 * promises.v1 ────┤   (promises and cases      └─► claims ─────► orders, by order id
 * cases.v1 ───────┘    re-keyed)
 * privacy.v1 ──► erasures, by identifier ─► step one ─► parts of all steps ─► privacy-receipts.v1
 *        └─► journey.parked.v1: where what cannot be read is, and why
 * </pre>
 *
 * <p>The topics between the steps are Kafka Streams' own, so that they are kept until they are read and cut after.
 */
public final class JourneyTopology {

    private final StreamsBuilder builder = new StreamsBuilder();
    private final TopicNames names;
    private final int partitions;
    private final Counter parked;

    private JourneyTopology(TopicNames names, int partitions, MeterRegistry meters) {
        this.names = names;
        this.partitions = partitions;
        this.parked = Counter.builder("continuo.journey.parked")
                .description("Records that could not be read")
                .register(meters);
    }

    /**
     * Builds the topology.
     *
     * @param forgetting with the partitions of touchpoints.v1 and identities.v1, which are joined by them
     * @param stores makes a store of a name
     * @param columns of step two's store
     */
    public static Topology of(
            TopicNames names,
            Forgetfulness forgetting,
            RecordTracing tracing,
            MeterRegistry meters,
            Function<String, KeyValueBytesStoreSupplier> stores,
            JourneyColumns columns) {
        JourneyTopology topology = new JourneyTopology(names, forgetting.partitions(), meters);
        LogSettings log = forgetting.log();
        KStream<String, Asked> asked = topology.read("privacy", Topics.PRIVACY, Intake::privacy);
        KStream<String, News> news = topology.arrivals()
                .merge(topology.erasures(asked))
                .process(new PlacingStep(tracing, forgetting, stores), Named.as("place"));
        KStream<String, ErasurePart> applied = topology.between(
                        "placements", news, Placement.class, MessageSerde.ofPlacements())
                .process(new JourneyStep(tracing, log, stores, columns), Named.as("apply"));
        KStream<String, ErasurePart> claimed = topology.between(
                        "claims", news, OrderClaim.class, MessageSerde.of(OrderClaim.class))
                .process(new OrderStep(log, stores), Named.as("claim"));
        topology.answer(asked, topology.parts(news, applied, claimed), new PrivacyStep(log, stores));
        return topology.builder.build();
    }

    private KStream<String, Arrival> arrivals() {
        KStream<String, Arrival> facts = read("promises", Topics.PROMISES, Intake::promise)
                .merge(read("cases", Topics.CASES, Intake::caseChange))
                .repartition(repartitioned("facts", MessageSerde.of(Arrival.class)));
        return read("touchpoints", Topics.TOUCHPOINTS, Intake::touchpoint)
                .merge(read("identities", Topics.IDENTITIES, Intake::identity))
                .merge(read("feedback", Topics.FEEDBACK, Intake::feedback))
                .merge(facts);
    }

    private KStream<String, Arrival> erasures(KStream<String, Asked> asked) {
        return asked.filter((request, what) -> what.isErasure())
                .<String, Arrival>flatMap((request, what) -> what.subjects().stream()
                        .map(subject ->
                                new KeyValue<String, Arrival>(subject, new Arrival.Erased(request, what.requestedAt())))
                        .toList())
                .repartition(repartitioned("erasures", MessageSerde.of(Arrival.class)));
    }

    private KStream<String, ErasurePart> parts(
            KStream<String, News> news, KStream<String, ErasurePart> applied, KStream<String, ErasurePart> claimed) {
        return news.filter((key, value) -> value instanceof ErasurePart)
                .mapValues(ErasurePart.class::cast)
                .merge(applied)
                .merge(claimed)
                .repartition(repartitioned("parts", MessageSerde.of(ErasurePart.class)));
    }

    private void answer(KStream<String, Asked> asked, KStream<String, ErasurePart> parts, PrivacyStep step) {
        asked.<PrivacyNews>mapValues(PrivacyNews.Made::new)
                .merge(parts.mapValues(PrivacyNews.Reported::new))
                .process(step, Named.as("answer"))
                .to(
                        names.of(Topics.PRIVACY_RECEIPTS),
                        Produced.with(Serdes.String(), MessageSerde.of(PrivacyReceipt.class), new BySubject<>()));
    }

    private <T> KStream<String, T> read(String name, Topic topic, Intake<T> intake) {
        Map<String, KStream<String, Received<T>>> received = builder.stream(
                        names.of(topic), Consumed.with(Serdes.String(), Serdes.ByteArray()))
                .process(() -> new Reading<>(intake, parked), Named.as("read-" + name))
                .split(Named.as(name + "-"))
                .branch((key, value) -> value instanceof Received.Parked, Branched.as("parked"))
                .defaultBranch(Branched.as("understood"));
        received.get(name + "-parked")
                .map((key, value) -> new KeyValue<String, byte[]>(null, null))
                .to(names.of(names.parked(partitions)), Produced.with(Serdes.String(), Serdes.ByteArray()));
        return received.get(name + "-understood").mapValues(value -> ((Received.Understood<T>) value).news());
    }

    /** Seals travel as messages without a value. */
    private <T extends News> KStream<String, T> between(
            String name, KStream<String, News> news, Class<T> type, Serde<T> serde) {
        return news.filter((key, value) -> type.isInstance(value) || value instanceof Seal)
                .mapValues(value -> type.isInstance(value) ? type.cast(value) : null)
                .repartition(repartitioned(name, serde))
                .filter((key, value) -> value != null);
    }

    private <T> Repartitioned<String, T> repartitioned(String name, Serde<T> serde) {
        return Repartitioned.<String, T>as(name)
                .withKeySerde(Serdes.String())
                .withValueSerde(serde)
                .withStreamPartitioner(new BySubject<>())
                .withNumberOfPartitions(partitions);
    }
}
