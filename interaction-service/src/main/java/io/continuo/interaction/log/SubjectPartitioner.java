package io.continuo.interaction.log;

import io.continuo.events.LogKeys;
import java.util.Map;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;

/** Puts a record on the partition of its subject; made by the Kafka producer, hence public. */
public final class SubjectPartitioner implements Partitioner {

    @Override
    public int partition(String topic, Object key, byte[] keyBytes, Object value, byte[] valueBytes, Cluster cluster) {
        return LogKeys.partition((String) key, cluster.partitionCountForTopic(topic));
    }

    @Override
    public void close() {
        // It holds nothing.
    }

    @Override
    public void configure(Map<String, ?> configs) {
        // There is nothing to choose.
    }
}
