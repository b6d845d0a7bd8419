package io.continuo.journey.stream;

import io.continuo.events.LogSettings;
import io.continuo.journey.JourneyConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The settings of Kafka Streams.
 *
 * <p>Processing is at least once and made exact by idempotence (docs/decisions/0003): state stores survive a crash of
 * the process, and records flow on without waiting for a commit.
 */
final class StreamsSettings {

    private static final int LINGER_MS = 10;
    private static final int POLL_MS = 50;
    private static final int MAX_POLL_RECORDS = 1_000;
    static final int MAX_RECORD_BYTES = 2 * 1024 * 1024;
    private static final int PRODUCER_BUFFER_BYTES = 16 * 1024 * 1024;
    /** How often it is looked whether another instance has caught up, and can take its partitions; the least there is. */
    private static final long PROBING_MS = 60_000;

    private static final int BATCH_BYTES = 128 * 1024;
    private static final int FETCH_BYTES = 8 * 1024 * 1024;
    private static final int BUFFERED_PER_PARTITION = 500;
    private static final Duration LONGEST_PURGE_INTERVAL = Duration.ofSeconds(30);
    private static final int HEARTBEATS_PER_SESSION = 3;

    private StreamsSettings() {}

    /**
     * Makes the properties.
     *
     * @param log how fast it forgets
     * @param kafka how to reach the broker: every {@code kafka.*} setting
     * @param application id of the application and the group
     * @param stateDir of this instance and this broker
     */
    static Properties of(
            JourneyConfig config, LogSettings log, Map<String, Object> kafka, String application, Path stateDir) {
        Properties settings = new Properties();
        settings.putAll(kafka);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        settings.put(StreamsConfig.APPLICATION_SERVER_CONFIG, config.address());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
        settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, config.standbys());
        settings.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, PROBING_MS);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        settings.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, config.commitInterval().toMillis());
        settings.put(StreamsConfig.POLL_MS_CONFIG, POLL_MS);
        settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        settings.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, BUFFERED_PER_PARTITION);
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocks.class);
        settings.put(BoundedRocks.MEMORY_SETTING, config.storeMemory().asLongValue());
        consumer(settings, config);
        producer(settings);
        forgetting(settings, log);
        return settings;
    }

    private static void consumer(Properties settings, JourneyConfig config) {
        int session = Math.toIntExact(config.sessionTimeout().toMillis());
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), member(config));
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), session);
        settings.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
                session / HEARTBEATS_PER_SESSION);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), MAX_POLL_RECORDS);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG), FETCH_BYTES);
    }

    private static void producer(Properties settings) {
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.ACKS_CONFIG), "all");
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), LINGER_MS);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), MAX_RECORD_BYTES);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG), PRODUCER_BUFFER_BYTES);
        settings.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), MAX_RECORD_BYTES);
    }

    /** The changelogs and the topics between the steps hold what the log holds, and forget it as fast. */
    private static void forgetting(Properties settings, LogSettings log) {
        log.forgetting().forEach((name, value) -> settings.put(StreamsConfig.topicPrefix(name), value));
        long purge = Math.min(log.segmentAge().toMillis(), LONGEST_PURGE_INTERVAL.toMillis());
        settings.put(StreamsConfig.REPARTITION_PURGE_INTERVAL_MS_CONFIG, purge);
    }

    /** Member ids may not hold a colon. */
    private static String member(JourneyConfig config) {
        return config.address().replaceAll("[^a-zA-Z0-9._-]", "-");
    }
}
