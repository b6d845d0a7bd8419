package io.continuo.journey.stream;

import io.continuo.journey.JourneyConfig;
import io.continuo.journey.customer.JourneyStep;
import io.continuo.journey.peer.Instances;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.HostInfo;

/** Which instance has which partition, as Kafka Streams knows it since the group last met. */
@ApplicationScoped
class KafkaInstances implements Instances {

    private final JourneyStreams journeys;
    private final HostInfo self;

    KafkaInstances(JourneyStreams journeys, JourneyConfig config) {
        this.journeys = journeys;
        this.self = HostInfo.buildFromEndpoint(config.address());
    }

    @Override
    public Map<String, List<Integer>> holding(Collection<Integer> partitions) {
        Map<String, List<Integer>> holders = new TreeMap<>();
        KafkaStreams streams = journeys.streams();
        if (streams == null) {
            return holders;
        }
        for (int partition : partitions) {
            holder(streams, partition)
                    .filter(holder -> !holder.equals(self))
                    .ifPresent(holder -> holders.computeIfAbsent(
                                    holder.host() + ":" + holder.port(), instance -> new ArrayList<>())
                            .add(partition));
        }
        return holders;
    }

    private static Optional<HostInfo> holder(KafkaStreams streams, int partition) {
        StreamPartitioner<String, Object> there = (topic, key, value, all) -> Optional.of(Set.of(partition));
        try {
            KeyQueryMetadata place = streams.queryMetadataForKey(JourneyStep.STORE, "any", there);
            return KeyQueryMetadata.NOT_AVAILABLE.equals(place) ? Optional.empty() : Optional.of(place.activeHost());
        } catch (IllegalStateException | StreamsException e) {
            return Optional.empty(); // The streams have not started, or stop: nothing is known then.
        }
    }
}
