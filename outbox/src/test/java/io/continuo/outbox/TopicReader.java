package io.continuo.outbox;

import io.continuo.localstack.testing.TestStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Everything that arrived on a topic so far, in order per key. */
final class TopicReader implements AutoCloseable {

    private final KafkaConsumer<String, String> consumer;
    private final List<ConsumerRecord<String, String>> arrived = new ArrayList<>();

    TopicReader(String topic, int partitionCount) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", TestStack.get().kafka());
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        List<TopicPartition> partitions = IntStream.range(0, partitionCount)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** All records, repetitions included. */
    synchronized List<ConsumerRecord<String, String>> all() {
        consumer.poll(Duration.ofMillis(50)).forEach(arrived::add);
        return List.copyOf(arrived);
    }

    /** The values of each key in the order of their first arrival. */
    Map<String, List<String>> firstArrivals() {
        Map<String, Set<String>> values = all().stream()
                .collect(Collectors.groupingBy(
                        ConsumerRecord::key,
                        LinkedHashMap::new,
                        Collectors.mapping(ConsumerRecord::value, Collectors.toCollection(LinkedHashSet::new))));
        return values.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
    }

    @Override
    public synchronized void close() {
        consumer.close();
    }
}
