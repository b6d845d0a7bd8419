package io.continuo.e2e.identity;

import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Identifier to customer as a consumer of identities.v1 knows it: of each identifier the highest version counts, and one
 * that was taken out of the log is not there.
 */
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
            latest.keySet().removeIf(identifier -> record.key().equals(keyOf(identifier)));
            return;
        }
        JsonPath mapped = JsonPath.from(record.value());
        String identifier = mapped.getString("identifier.type") + ":" + mapped.getString("identifier.value");
        Mapping mapping = new Mapping(mapped.getString("customerId"), mapped.getLong("version"));
        latest.merge(identifier, mapping, (before, now) -> now.version() >= before.version() ? now : before);
    }

    /** As docs/events.md says: the type and 32 digits of the SHA-256 of {@code type:value}. */
    private static String keyOf(String identifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(identifier.getBytes(StandardCharsets.UTF_8));
            return identifier.substring(0, identifier.indexOf(':') + 1)
                    + HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Nullable
    String customerOf(String identifier) {
        Mapping mapping = latest.get(identifier);
        return mapping == null ? null : mapping.customer();
    }
}
