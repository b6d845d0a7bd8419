package io.continuo.benchmarks.interaction;

import io.continuo.benchmarks.load.Stand;
import io.continuo.events.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How many touchpoints the broker has: what is acknowledged must be there. */
final class Log implements AutoCloseable {

    private static final String TIMELINE = "interaction-timeline";

    private final Admin admin;

    Log(Stand stand) {
        admin = Admin.create(Map.of("bootstrap.servers", stand.kafka()));
    }

    /** How many touchpoints there are. */
    long touchpoints() throws InterruptedException {
        return sum(ends());
    }

    /** How many of them the timeline has not placed yet. */
    long unplaced() throws InterruptedException {
        try {
            Map<TopicPartition, OffsetAndMetadata> placed = admin.listConsumerGroupOffsets(TIMELINE)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return touchpoints()
                    - placed.entrySet().stream()
                            .filter(entry -> entry.getKey().topic().equals(Topics.TOUCHPOINTS.name()))
                            .mapToLong(entry -> entry.getValue().offset())
                            .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not say how far the timeline is", e);
        }
    }

    private Map<TopicPartition, ListOffsetsResultInfo> ends() throws InterruptedException {
        String topic = Topics.TOUCHPOINTS.name();
        try {
            Map<TopicPartition, OffsetSpec> latest =
                    admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions().stream()
                            .collect(Collectors.toMap(
                                    partition -> new TopicPartition(topic, partition.partition()),
                                    _ -> OffsetSpec.latest()));
            return admin.listOffsets(latest).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not say how much it has", e);
        }
    }

    private static long sum(Map<TopicPartition, ListOffsetsResultInfo> offsets) {
        return offsets.values().stream()
                .mapToLong(ListOffsetsResultInfo::offset)
                .sum();
    }

    @Override
    public void close() {
        admin.close();
    }
}
