package io.continuo.interaction.log;

import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Waits for the broker's word on every record of a batch, so that a failed batch has nothing under way any more. */
final class Acknowledgements implements Callback {

    private final AtomicInteger missing;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final UniEmitter<? super Void> emitter;

    Acknowledgements(int records, UniEmitter<? super Void> emitter) {
        this.missing = new AtomicInteger(records);
        this.emitter = emitter;
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception exception) {
        if (exception != null) {
            failure.compareAndSet(null, exception);
        }
        if (missing.decrementAndGet() == 0) {
            finish();
        }
    }

    /** Whether the broker refused one of them, or could not be reached for it. */
    boolean hasFailed() {
        return failure.get() != null;
    }

    private void finish() {
        Exception first = failure.get();
        if (first == null) {
            emitter.complete(null);
        } else {
            emitter.fail(new BrokerUnavailable(first));
        }
    }
}
