package io.continuo.interaction.inbox;

import io.continuo.events.EventJson;
import io.continuo.interaction.inbox.ParkedMessages.Unreadable;
import io.continuo.interaction.log.BrokerUnavailable;
import io.continuo.interaction.log.CallerContext;
import io.continuo.interaction.store.Store;
import io.opentelemetry.api.trace.Span;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;

/** How a polled batch is applied: all at once, and where that fails one by one, so that only the broken one is parked. */
@ApplicationScoped
public class Batches {

    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration SLOWEST_RETRY = Duration.ofSeconds(10);

    private final ParkedMessages parked;
    private final ConsumerSpans spans;

    Batches(ParkedMessages parked, ConsumerSpans spans) {
        this.parked = parked;
        this.spans = spans;
    }

    /**
     * Completes when every message is applied or parked; while the store or the broker is away, it waits.
     *
     * @param type what the messages are; tombstones are received with a null value
     * @param apply idempotent: it may see a message again
     */
    public <T> Uni<Void> apply(
            ConsumerRecords<String, String> polled, Class<T> type, Function<List<Received<T>>, Uni<Void>> apply) {
        List<Received<T>> readable = new ArrayList<>();
        List<Unreadable> unreadable = new ArrayList<>();
        for (ConsumerRecord<String, String> message : polled) {
            try {
                readable.add(new Received<>(message, read(message.value(), type)));
            } catch (RuntimeException e) {
                unreadable.add(Unreadable.because(message, e));
            }
        }
        List<Span> traced = spans.start(polled);
        return patiently(() -> parked.park(unreadable).chain(() -> together(readable, apply)))
                .onTermination()
                .invoke(() -> traced.forEach(Span::end));
    }

    private <T> Uni<Void> together(List<Received<T>> messages, Function<List<Received<T>>, Uni<Void>> apply) {
        return apply.apply(messages)
                .onFailure(failure -> !comesBack(failure))
                .recoverWithUni(failure -> oneByOne(messages, apply));
    }

    private <T> Uni<Void> oneByOne(List<Received<T>> messages, Function<List<Received<T>>, Uni<Void>> apply) {
        return Multi.createFrom()
                .iterable(messages)
                .onItem()
                .transformToUniAndConcatenate(message -> alone(message, apply))
                .onItem()
                .ignoreAsUni();
    }

    private <T> Uni<Void> alone(Received<T> message, Function<List<Received<T>>, Uni<Void>> apply) {
        return apply.apply(List.of(message))
                .onFailure(failure -> !comesBack(failure))
                .recoverWithUni(failure -> parked.park(List.of(Unreadable.because(message.message(), failure))));
    }

    /** Whether it is not the message's fault. */
    private static boolean comesBack(Throwable failure) {
        return Store.isAway(failure) || failure instanceof BrokerUnavailable;
    }

    private static Uni<Void> patiently(Supplier<Uni<? extends Void>> work) {
        return Uni.createFrom()
                .deferred(work)
                .runSubscriptionOn(CallerContext.current())
                .onFailure()
                .retry()
                .withBackOff(FIRST_RETRY, SLOWEST_RETRY)
                .indefinitely();
    }

    private static <T> @Nullable T read(@Nullable String json, Class<T> type) {
        return json == null ? null : EventJson.read(json, type);
    }
}
