package io.continuo.inventory;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Does what takes milliseconds of thinking somewhere else than on the event loops, which everybody waits for. */
@Singleton
public class Workers {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final ThreadPoolExecutor threads;
    private final Counter done;

    Workers(InventoryConfig config, MeterRegistry metrics) {
        int size = config.workers().threads();
        threads = new ThreadPoolExecutor(
                size,
                size,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(config.workers().mostWaiting()),
                Thread.ofPlatform().name("inventory-worker-", 0).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
        done = Counter.builder("continuo.inventory.workers.done")
                .description("what was thought about beside the event loops")
                .register(metrics);
        metrics.gauge(
                "continuo.inventory.workers.waiting",
                threads,
                pool -> pool.getQueue().size());
    }

    /** What the work makes, given where it was asked for; fails with a problem (503) while too much waits already. */
    public <T> Uni<T> run(Supplier<T> work) {
        return Uni.createFrom()
                .deferred(() -> Uni.createFrom()
                        .item(work)
                        .invoke(() -> done.increment())
                        .runSubscriptionOn(threads)
                        .onFailure(RejectedExecutionException.class)
                        .transform(full -> Problems.retryLater(
                                StandardProblem.UNAVAILABLE,
                                "Too many requests wait; repeat the request.",
                                RETRY_AFTER))
                        .emitOn(whereItWasAsked()));
    }

    private static Executor whereItWasAsked() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : task -> context.runOnContext(go -> task.run());
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
