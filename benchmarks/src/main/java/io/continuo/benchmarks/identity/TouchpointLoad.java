package io.continuo.benchmarks.identity;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends touchpoints and knows when the service has applied all of them: it commits an offset after its transaction. */
final class TouchpointLoad implements AutoCloseable {

    private static final String TOPIC = "touchpoints.v1";
    private static final String GROUP = "identity";
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
    private static final long POLL = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long STUCK = TimeUnit.MINUTES.toNanos(5);

    private final KafkaProducer<String, String> producer;
    private final Admin admin;
    private final AtomicLong sent = new AtomicLong();

    TouchpointLoad(String kafka) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "acks", "all", "linger.ms", 5, "batch.size", 65_536),
                new StringSerializer(),
                new StringSerializer());
        admin = Admin.create(Map.of("bootstrap.servers", kafka));
    }

    /** As fast as Kafka takes them. */
    void send(int number, IntFunction<Shoppers.Seen> seen) {
        for (int i = 0; i < number; i++) {
            send(seen.apply(i));
        }
        producer.flush();
    }

    /** At this rate, evenly, until interrupted. */
    void sendPaced(int perSecond, IntFunction<Shoppers.Seen> seen) {
        long begin = System.nanoTime();
        for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
            long due = begin + TimeUnit.SECONDS.toNanos(i) / perSecond;
            while (System.nanoTime() < due && !Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(Math.max(100_000, due - System.nanoTime()));
            }
            send(seen.apply(i));
        }
    }

    private void send(Shoppers.Seen seen) {
        long number = sent.getAndIncrement();
        String at = BEGINNING.plusMillis(number).toString();
        String touchpoint =
                "{\"id\":\"bench-" + number + "\",\"type\":\"Product Viewed\",\"channel\":\"web\",\"occurredAt\":\""
                        + at + "\",\"receivedAt\":\"" + at + "\",\"identifiers\":" + seen.identifiers()
                        + ",\"properties\":{\"sku\":\"fridge-300\",\"url\":\"https://shop.example/fridges/300\"},\"source\":\"bench\"}";
        producer.send(new ProducerRecord<>(TOPIC, seen.key(), touchpoint));
    }

    long sent() {
        return sent.get();
    }

    /** How many of all that were sent are applied. */
    long applied() throws InterruptedException {
        try {
            return admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get().entrySet().stream()
                    .filter(partition -> partition.getKey().topic().equals(TOPIC))
                    .map(Map.Entry::getValue)
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not say how far the service is", e);
        }
    }

    /** Returns when all that were sent are applied. */
    void awaitApplied() throws InterruptedException {
        producer.flush();
        awaitApplied(sent.get());
    }

    void awaitApplied(long number) throws InterruptedException {
        long last = -1;
        long movedAt = System.nanoTime();
        for (long applied = applied(); applied < number; applied = applied()) {
            if (applied > last) {
                last = applied;
                movedAt = System.nanoTime();
            }
            if (System.nanoTime() - movedAt > STUCK) {
                throw new IllegalStateException("Stuck at touchpoint " + applied + " of " + number);
            }
            LockSupport.parkNanos(POLL);
        }
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
