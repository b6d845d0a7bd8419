package io.continuo.e2e.identity;

import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Identifier to customer as a consumer of identities.v1 knows it: of each identifier the highest version counts. */
final class ToldMap {

    private record Mapping(String customer, long version) {}

    private final Map<String, Mapping> latest = new HashMap<>();

    static ToldMap read(String kafka, String topic) {
        ToldMap map = new ToldMap();
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka, "auto.offset.reset", "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(map::take);
            }
        }
        return map;
    }

    private void take(ConsumerRecord<String, String> record) {
        if (record.value() == null) {
            return;
        }
        JsonPath mapped = JsonPath.from(record.value());
        String identifier = mapped.getString("identifier.type") + ":" + mapped.getString("identifier.value");
        Mapping mapping = new Mapping(mapped.getString("customerId"), mapped.getLong("version"));
        latest.merge(identifier, mapping, (before, now) -> now.version() >= before.version() ? now : before);
    }

    @Nullable
    String customerOf(String identifier) {
        Mapping mapping = latest.get(identifier);
        return mapping == null ? null : mapping.customer();
    }
}
