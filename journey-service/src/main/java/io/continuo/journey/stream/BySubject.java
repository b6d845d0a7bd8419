package io.continuo.journey.stream;

import io.continuo.events.LogKeys;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Puts a message between the steps on the partition of its subject, as the producers of the topics do. */
final class BySubject<V> implements StreamPartitioner<String, V> {

    @Override
    public Optional<Set<Integer>> partitions(String topic, String key, V value, int partitions) {
        return Optional.of(Set.of(LogKeys.partition(key, partitions)));
    }
}
