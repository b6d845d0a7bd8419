package io.continuo.journey.stream;

import io.continuo.journey.settings.SettingsLog;
import io.continuo.journey.settings.Shelf;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Settings as one compacted partition, which every instance reads from its beginning and then on. */
@ApplicationScoped
class KafkaSettingsLog implements SettingsLog {

    private static final Logger LOG = Logger.getLogger(KafkaSettingsLog.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration WRITE_WITHIN = Duration.ofSeconds(10);
    private static final Duration BLOCK_AT_MOST = Duration.ofSeconds(5);

    private final TopicNames names;
    private final Shelf shelf;
    private final Map<String, Object> kafka;

    private @Nullable Thread reader;
    private @Nullable KafkaProducer<String, byte[]> producer;
    private volatile @Nullable KafkaConsumer<String, byte[]> reading;
    private volatile boolean stopped;
    private boolean read;
    private long position;

    KafkaSettingsLog(TopicNames names, Shelf shelf, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.names = names;
        this.shelf = shelf;
        this.kafka = kafka;
    }

    void onStart(@Observes StartupEvent event) {
        reader = Retrying.start("journey-settings", this::isReadToItsEnd);
    }

    void onStop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        KafkaConsumer<String, byte[]> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        } else if (reader != null) {
            reader.interrupt();
        }
        if (reader != null) {
            reader.join(WRITE_WITHIN);
        }
        closeProducer();
    }

    @Override
    public synchronized boolean isRead() {
        return read;
    }

    @Override
    public void write(String key, byte @Nullable [] value) {
        try {
            awaitRead(producer()
                    .send(new ProducerRecord<>(topic(), 0, key, value))
                    .get(WRITE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                    .offset());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable(e);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new Unavailable(e);
        }
    }

    private synchronized void awaitRead(long offset) throws InterruptedException {
        long until = System.nanoTime() + WRITE_WITHIN.toNanos();
        while (position <= offset) {
            long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            if (left <= 0) {
                throw new Unavailable("the settings were not read in time");
            }
            wait(left);
        }
    }

    /** Reads until it fails, or the service stops: there is no other end. */
    private boolean isReadToItsEnd() throws InterruptedException {
        if (!stopped) {
            readUntilItFails();
        }
        return stopped;
    }

    private void readUntilItFails() throws InterruptedException {
        Admin admin = Admin.create(kafka);
        try {
            new JourneyTopics(admin, names).ensureSettings();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOG.warnf("Settings cannot be read yet cause=%s", e.getMessage());
            return;
        } finally {
            admin.close(Duration.ZERO);
        }
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(consumer(), new StringDeserializer(), new ByteArrayDeserializer())) {
            reading = consumer;
            readFrom(consumer);
        } catch (WakeupException e) {
            LOG.debugf("Settings are no longer read");
        } catch (RuntimeException e) {
            LOG.warnf(e, "Settings could not be read on");
        } finally {
            reading = null;
        }
    }

    private void readFrom(KafkaConsumer<String, byte[]> consumer) {
        TopicPartition partition = new TopicPartition(topic(), 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        while (!stopped) {
            consumer.poll(POLL).forEach(record -> shelf.read(record.key(), record.value()));
            reached(consumer.position(partition), end);
        }
    }

    private synchronized void reached(long next, long end) {
        position = next;
        read |= next >= end;
        notifyAll();
    }

    private synchronized KafkaProducer<String, byte[]> producer() {
        KafkaProducer<String, byte[]> known = producer;
        if (known == null) {
            Map<String, Object> settings = new HashMap<>(kafka);
            settings.put(ProducerConfig.ACKS_CONFIG, "all");
            settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
            settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, StreamsSettings.MAX_RECORD_BYTES);
            settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_AT_MOST.toMillis());
            settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) BLOCK_AT_MOST.toMillis());
            settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) WRITE_WITHIN.toMillis());
            known = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
            producer = known;
        }
        return known;
    }

    private synchronized void closeProducer() {
        if (producer != null) {
            producer.close(Duration.ZERO);
        }
    }

    private Map<String, Object> consumer() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG); // Every instance reads everything.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return settings;
    }

    private String topic() {
        return names.of(names.settings());
    }
}
