package io.continuo.outbox;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/**
 * Sends a batch pipelined and answers once every row's fate is known. Works on the given thread, as the producer blocks
 * while it looks for partitions or for room in its buffer.
 */
final class KafkaSender {

    private final Executor thread;
    private final Supplier<Producer<String, @Nullable String>> producers;
    private volatile @Nullable SendingSession session;

    KafkaSender(Executor thread, Supplier<Producer<String, @Nullable String>> producers) {
        this.thread = thread;
        this.producers = producers;
    }

    /** One delivery per row, in the order of the rows; does not fail. */
    Uni<List<Delivery>> send(List<OutboxRow> rows) {
        return Uni.createFrom()
                .completionStage(() -> CompletableFuture.supplyAsync(() -> enqueue(rows), thread)
                        .thenCompose(KafkaSender::all));
    }

    /** Waits so long for what is under way. */
    void close(Duration timeout) {
        SendingSession last = session;
        if (last != null) {
            last.close(timeout);
        }
    }

    private List<CompletableFuture<Delivery>> enqueue(List<OutboxRow> rows) {
        SendingSession current = openSession();
        List<CompletableFuture<Delivery>> deliveries = new ArrayList<>(rows.size());
        Map<String, Delivery> topics = new HashMap<>();
        for (OutboxRow row : rows) {
            Delivery topic = topics.computeIfAbsent(row.topic(), current::look);
            boolean writable = topic instanceof Delivery.Acknowledged;
            deliveries.add(writable ? current.send(row) : CompletableFuture.completedFuture(topic));
        }
        return deliveries;
    }

    private SendingSession openSession() {
        SendingSession current = session;
        if (current == null || current.broken()) {
            current = new SendingSession(producers.get());
            session = current;
        }
        return current;
    }

    private static CompletableFuture<List<Delivery>> all(List<CompletableFuture<Delivery>> deliveries) {
        return CompletableFuture.allOf(deliveries.toArray(CompletableFuture[]::new))
                .thenApply(done ->
                        deliveries.stream().map(CompletableFuture::resultNow).toList());
    }
}
