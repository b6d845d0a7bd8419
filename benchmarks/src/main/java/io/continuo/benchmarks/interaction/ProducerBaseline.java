package io.continuo.benchmarks.interaction;

import io.continuo.benchmarks.load.Stand;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The loop of Kafka's own producer test: records of one size, as fast as the broker acknowledges them. */
final class ProducerBaseline {

    private static final String TOPIC = "baseline";
    private static final int PARTITIONS = 12;

    private final Stand stand;

    ProducerBaseline(Stand stand) {
        this.stand = stand;
    }

    /** Records per second. */
    double perSecond(String record, int seconds) throws InterruptedException {
        createTopic();
        byte[] payload = record.getBytes(StandardCharsets.UTF_8);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stand.kafka(), "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            send(producer, payload, 2);
            long begin = System.nanoTime();
            long sent = send(producer, payload, seconds);
            return sent * 1e9 / (System.nanoTime() - begin);
        }
    }

    private static long send(KafkaProducer<byte[], byte[]> producer, byte[] payload, int seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        long sent = 0;
        while (System.nanoTime() < end) {
            producer.send(new ProducerRecord<>(TOPIC, payload));
            sent++;
        }
        producer.flush();
        return sent;
    }

    private void createTopic() throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stand.kafka()))) {
            if (!admin.listTopics().names().get().contains(TOPIC)) {
                admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                        .all()
                        .get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not take the topic of the baseline", e);
        }
    }
}
