package io.continuo.journey.stream;

import io.continuo.events.Topic;
import io.continuo.events.Topics;
import io.continuo.journey.customer.JourneyStep;
import io.continuo.journey.intake.Intake;
import io.continuo.journey.intake.Reading;
import io.continuo.journey.intake.Received;
import io.continuo.journey.placement.Arrival;
import io.continuo.journey.placement.News;
import io.continuo.journey.placement.OrderClaim;
import io.continuo.journey.placement.Placement;
import io.continuo.journey.placement.PlacingStep;
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
 * identities.v1 ──┼─► step one, by identifier ─┬─► placements ─► step two, by customer
 * promises.v1 ────┘   (promises re-keyed)      └─► claims ─────► orders, by order id
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
     * @param partitions of touchpoints.v1 and identities.v1, which are joined by them
     * @param stores makes a store of a name
     */
    public static Topology of(
            TopicNames names,
            int partitions,
            RecordTracing tracing,
            MeterRegistry meters,
            Function<String, KeyValueBytesStoreSupplier> stores) {
        JourneyTopology topology = new JourneyTopology(names, partitions, meters);
        KStream<String, News> news = topology.arrivals().process(new PlacingStep(tracing, stores), Named.as("place"));
        topology.between("placements", news, Placement.class)
                .process(new JourneyStep(tracing, stores), Named.as("apply"));
        topology.between("claims", news, OrderClaim.class).process(new OrderStep(stores), Named.as("claim"));
        return topology.builder.build();
    }

    private KStream<String, Arrival> arrivals() {
        KStream<String, Arrival> promises = read("promises", Topics.PROMISES, Intake::promise)
                .repartition(repartitioned("promises", JsonSerde.of(Arrival.class)));
        return read("touchpoints", Topics.TOUCHPOINTS, Intake::touchpoint)
                .merge(read("identities", Topics.IDENTITIES, Intake::identity))
                .merge(promises);
    }

    private KStream<String, Arrival> read(String name, Topic topic, Intake intake) {
        Map<String, KStream<String, Received>> received = builder.stream(
                        names.of(topic), Consumed.with(Serdes.String(), Serdes.ByteArray()))
                .process(() -> new Reading(intake, parked), Named.as("read-" + name))
                .split(Named.as(name + "-"))
                .branch((key, value) -> value instanceof Received.Parked, Branched.as("parked"))
                .defaultBranch(Branched.as("understood"));
        received.get(name + "-parked")
                .map((key, value) -> new KeyValue<String, byte[]>(null, null))
                .to(names.of(names.parked(partitions)), Produced.with(Serdes.String(), Serdes.ByteArray()));
        return received.get(name + "-understood").mapValues(value -> ((Received.Understood) value).arrival());
    }

    private <T extends News> KStream<String, T> between(String name, KStream<String, News> news, Class<T> type) {
        return news.filter((key, value) -> type.isInstance(value))
                .mapValues(type::cast)
                .repartition(repartitioned(name, JsonSerde.of(type)));
    }

    private <T> Repartitioned<String, T> repartitioned(String name, Serde<T> serde) {
        return Repartitioned.<String, T>as(name)
                .withKeySerde(Serdes.String())
                .withValueSerde(serde)
                .withStreamPartitioner(new BySubject<>())
                .withNumberOfPartitions(partitions);
    }
}
