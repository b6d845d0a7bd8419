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
import org.apache.kafka.common.TopicPartition;

/** How many touchpoints the broker has: what is acknowledged must be there. */
final class Log implements AutoCloseable {

    private final Admin admin;

    Log(Stand stand) {
        admin = Admin.create(Map.of("bootstrap.servers", stand.kafka()));
    }

    long touchpoints() throws InterruptedException {
        String topic = Topics.TOUCHPOINTS.name();
        try {
            Map<TopicPartition, OffsetSpec> ends =
                    admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions().stream()
                            .collect(Collectors.toMap(
                                    partition -> new TopicPartition(topic, partition.partition()),
                                    _ -> OffsetSpec.latest()));
            return admin.listOffsets(ends).all().get().values().stream()
                    .mapToLong(ListOffsetsResultInfo::offset)
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not say how much it has", e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
