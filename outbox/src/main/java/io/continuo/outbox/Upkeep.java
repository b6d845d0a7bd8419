package io.continuo.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** What the tables need beside the relay: gauges of the backlog and the sweeping of old rows. */
final class Upkeep {

    private static final Logger LOG = Logger.getLogger(Upkeep.class);

    private final Pool pool;
    private final OutboxConfig config;
    private final OutboxRows rows;
    private final Inbox inbox = new Inbox();
    private final RequestKeys requestKeys = new RequestKeys();
    private volatile OutboxDepth depth = new OutboxDepth(0, Duration.ZERO, 0);
    private volatile List<Cancellable> chores = List.of();

    Upkeep(Pool pool, OutboxConfig config) {
        this.pool = pool;
        this.config = config;
        this.rows = new OutboxRows(config);
    }

    void register(MeterRegistry registry) {
        registry.gauge("continuo.outbox.waiting", this, upkeep -> upkeep.depth.waiting());
        registry.gauge("continuo.outbox.parked", this, upkeep -> upkeep.depth.parked());
        TimeGauge.builder("continuo.outbox.oldest", this, TimeUnit.MILLISECONDS, upkeep -> upkeep.depth.oldestMillis())
                .register(registry);
    }

    void start() {
        chores = List.of(every(config.measureInterval(), this::measure), every(config.sweepInterval(), this::sweep));
    }

    void stop() {
        chores.forEach(Cancellable::cancel);
    }

    private Uni<Void> measure() {
        return rows.depth(pool).invoke(now -> depth = now).replaceWithVoid();
    }

    private Uni<Void> sweep() {
        return inbox.sweep(pool, config.inboxRetention())
                .chain(() -> requestKeys.sweep(pool, config.requestKeyRetention()))
                .replaceWithVoid();
    }

    private static Cancellable every(Duration interval, Supplier<Uni<Void>> chore) {
        return Multi.createFrom()
                .ticks()
                .startingAfter(interval)
                .every(interval)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> survive(chore.get()))
                .subscribe()
                .with(done -> {}, failure -> LOG.error("outbox upkeep ended", failure));
    }

    private static Uni<Void> survive(Uni<Void> chore) {
        return chore.onFailure()
                .invoke(failure -> LOG.warnf("outbox upkeep failed; reason=%s", failure))
                .onFailure()
                .recoverWithNull();
    }
}
