package io.continuo.journey.stream;

import io.continuo.events.AlertRaised;
import io.continuo.events.EventJson;
import io.continuo.events.LogKeys;
import io.continuo.events.Topics;
import io.continuo.journey.alert.AlertLog;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Alerts on alerts.v1. */
@ApplicationScoped
class KafkaAlertLog implements AlertLog {

    private static final Duration WRITE_WITHIN = Duration.ofSeconds(10);

    private final String topic;
    private final Map<String, Object> kafka;
    private @Nullable KafkaProducer<String, String> producer;

    KafkaAlertLog(TopicNames names, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.topic = names.of(Topics.ALERTS);
        this.kafka = kafka;
    }

    void onStop(@Observes ShutdownEvent event) {
        close();
    }

    @Override
    public void write(AlertRaised alert) {
        try {
            KafkaProducer<String, String> open = producer();
            int partitions = open.partitionsFor(topic).size();
            ProducerRecord<String, String> written = new ProducerRecord<>(
                    topic, LogKeys.partition(alert.logKey(), partitions), alert.logKey(), EventJson.write(alert));
            written.headers().add("id", alert.id().getBytes(StandardCharsets.UTF_8));
            open.send(written).get(WRITE_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable(e);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new Unavailable(e);
        }
    }

    private synchronized KafkaProducer<String, String> producer() {
        KafkaProducer<String, String> known = producer;
        if (known == null) {
            Map<String, Object> settings = new HashMap<>(kafka);
            settings.put(ProducerConfig.ACKS_CONFIG, "all");
            settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, WRITE_WITHIN.toMillis());
            settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) WRITE_WITHIN.toMillis() / 2);
            settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) WRITE_WITHIN.toMillis());
            known = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
            producer = known;
        }
        return known;
    }

    private synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
        }
    }
}
