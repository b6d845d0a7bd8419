package io.continuo.inventory.live;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.inventory.catalog.CatalogueListener;
import io.continuo.inventory.stock.Stock;
import io.continuo.inventory.stock.StockListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps {@link LiveStock} up with the database. What this instance commits is known when its caller gets the answer;
 * what others commit, one interval and one query later. While the database does not answer, what is known grows old, and
 * {@link LiveStock#knownUntil} says so.
 */
@Singleton
public class Keeping implements StockListener, CatalogueListener {

    private static final Logger LOG = Logger.getLogger(Keeping.class);
    private static final Duration PAUSE_WITHOUT_DATABASE = Duration.ofMillis(500);
    private static final Duration PAUSE_OF_COMPARING = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Reading everything takes seconds; a connection that says nothing for so long is dead. */
    private static final Duration LONGEST_TURN = Duration.ofMinutes(3);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Pool pool;
    private final InstantSource clock;
    private final Duration interval;
    private final LiveStock live = new LiveStock();
    private final Follower follower;
    private final Queue<CompletableFuture<Void>> asked = new ConcurrentLinkedQueue<>();
    private final AtomicReference<CompletableFuture<Void>> sleep = new AtomicReference<>(new CompletableFuture<>());
    private @Nullable SqlConnection connection;
    private final List<Cancellable> loops = new ArrayList<>();

    Keeping(Pool pool, InstantSource clock, LiveConfig config, MeterRegistry meters) {
        this.pool = pool;
        this.clock = clock;
        this.interval = config.interval();
        this.follower = new Follower(live, config.comparedEachSecond(), interval);
        meters.gauge("continuo.inventory.live.age", live, known -> age(known).toMillis() / 1000.0);
    }

    void start(@Observes StartupEvent event) {
        loops.add(loop(this::turn));
        loops.add(loop(this::compare));
    }

    void stop(@Observes ShutdownEvent event) {
        loops.forEach(Cancellable::cancel);
    }

    private static Cancellable loop(Supplier<Uni<? extends Void>> turn) {
        return Multi.createBy()
                .repeating()
                .uni(turn)
                .indefinitely()
                .subscribe()
                .with(done -> {}, failure -> LOG.error("following the stock ended", failure));
    }

    /** Whether everything has been read once. */
    public boolean isReady() {
        return follower.isLoaded();
    }

    /** What is known; fails with a problem (503) while too little is, just after the start. */
    public Uni<LiveStock> current() {
        return isReady()
                ? Uni.createFrom().item(live)
                : caughtUp().replaceWith(live).onItem().invoke(this::mustBeReady);
    }

    /** For those who cannot wait: what is known, however little that is. */
    public LiveStock live() {
        return live;
    }

    /** Done once everything is known that is committed now; late rather than failing. */
    @Override
    public Uni<Void> caughtUp() {
        return Uni.createFrom().deferred(() -> {
            CompletableFuture<Void> turn = new CompletableFuture<>();
            asked.add(turn);
            sleep.get().complete(null);
            return Uni.createFrom()
                    .completionStage(turn)
                    .ifNoItem()
                    .after(PATIENCE)
                    .recoverWithUni(Uni.createFrom().voidItem())
                    .emitOn(whereItWasAsked());
        });
    }

    @Override
    public void committed(long transaction, Collection<Stock> rows) {
        follower.committed(transaction, rows);
    }

    /** A wake that comes while the turn runs ends the sleep behind it at once, so none is lost. */
    private Uni<Void> turn() {
        CompletableFuture<Void> next = new CompletableFuture<>();
        sleep.set(next);
        List<CompletableFuture<Void>> waiting = waiting();
        Instant begin = clock.instant();
        return inTime(connected().call(client -> follower.follow(client, begin)))
                .invoke(() -> {
                    live.knownUntil(begin);
                    waiting.forEach(turn -> turn.complete(null));
                })
                .chain(() -> sleepUntil(next))
                .onFailure()
                .recoverWithUni(failure -> pause(failure, waiting));
    }

    /** One connection of its own, so that it never queues behind those who take stock. */
    private Uni<SqlConnection> connected() {
        SqlConnection open = connection;
        return open == null
                ? pool.getConnection().invoke(opened -> connection = opened)
                : Uni.createFrom().item(open);
    }

    private Duration age(LiveStock known) {
        return Duration.between(known.knownUntil(), clock.instant());
    }

    private List<CompletableFuture<Void>> waiting() {
        List<CompletableFuture<Void>> waiting = new ArrayList<>();
        for (CompletableFuture<Void> turn = asked.poll(); turn != null; turn = asked.poll()) {
            waiting.add(turn);
        }
        return waiting;
    }

    /** Some shelves at a time, on another connection, so that no answer waits for it. */
    private Uni<Void> compare() {
        Uni<Void> compared = isReady()
                ? pool.withConnection(client -> inTime(follower.compare(client)))
                : Uni.createFrom().voidItem();
        return compared.onItem().delayIt().by(interval).onFailure().recoverWithUni(failure -> {
            LOG.warnf("stock cannot be compared; pause=%s reason=%s", PAUSE_OF_COMPARING, failure);
            return Uni.createFrom().voidItem().onItem().delayIt().by(PAUSE_OF_COMPARING);
        });
    }

    private static <T> Uni<T> inTime(Uni<T> work) {
        return work.ifNoItem().after(LONGEST_TURN).fail();
    }

    private Uni<Void> sleepUntil(CompletableFuture<Void> woken) {
        return Uni.createFrom()
                .completionStage(woken)
                .ifNoItem()
                .after(interval)
                .recoverWithUni(Uni.createFrom().voidItem());
    }

    private Uni<Void> pause(Throwable failure, List<CompletableFuture<Void>> waiting) {
        LOG.warnf("stock cannot be followed; pause=%s reason=%s", PAUSE_WITHOUT_DATABASE, failure);
        asked.addAll(waiting);
        SqlConnection broken = connection;
        connection = null;
        Uni<Void> closed = broken == null
                ? Uni.createFrom().voidItem()
                : broken.close().onFailure().recoverWithNull();
        return closed.onItem().delayIt().by(PAUSE_WITHOUT_DATABASE);
    }

    /** The caller goes on with its own context, not with that of the connection used here. */
    private static Executor whereItWasAsked() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : task -> context.runOnContext(go -> task.run());
    }

    private void mustBeReady(LiveStock known) {
        if (!isReady()) {
            throw Problems.retryLater(
                    StandardProblem.UNAVAILABLE, "The stock is being read; repeat the request.", RETRY_AFTER);
        }
    }
}
