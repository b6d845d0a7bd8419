package io.continuo.outbox;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The producer the relay's promises rest on: idempotent, so that five requests in flight keep their order.
 *
 * <p>A topic must take at least a whole batch (16 KiB): the producer splits a refused batch by its own batch size, not by
 * the topic's limit, and below it would repeat that until the delivery times out.
 */
final class ProducerSettings {

    private ProducerSettings() {}

    static Producer<String, @Nullable String> producer(String bootstrapServers, OutboxConfig config) {
        long delivery = config.deliveryTimeout().toMillis();
        Map<String, Object> settings = new HashMap<>(config.producer());
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, SubjectPartitioner.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
        // A round is enqueued within it, and goes in one request instead of one per record or two.
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 2);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(delivery));
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(Math.min(delivery, 10_000)));
        settings.put(
                ProducerConfig.MAX_BLOCK_MS_CONFIG, config.metadataTimeout().toMillis());
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 5_000L);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }
}
