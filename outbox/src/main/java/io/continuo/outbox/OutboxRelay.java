package io.continuo.outbox;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what lies in the outbox to Kafka, at least once and in order per topic and subject, with any number of relays on
 * one database.
 *
 * <p>A round is one transaction: lock shards nobody else holds, read their oldest rows, send them, delete what was
 * acknowledged. There is no cursor: a row counts from the moment it is visible, however late its transaction commits.
 * A relay that dies leaves its rows to the next round of any relay, so a message may come twice, never out of order
 * among first arrivals. Rows the broker refuses for good are parked (see {@link ParkedMessages}) and those behind them
 * go on; a topic that cannot be written to is left alone for a while, and the others go on.
 */
public final class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration PAUSE_WITHOUT_DATABASE = Duration.ofSeconds(1);

    /** Behind less than so many lanes it pays to wait for more. */
    private static final int LANES_OF_A_FULL_ROUND = 4;

    private static final Duration LAST_SENDS = Duration.ofSeconds(5);

    private final Pool pool;
    private final OutboxRows rows;
    private final PayloadSeal seal;
    private final Duration pollInterval;
    private final Duration linger;
    private final int fullLane;
    private final InstantSource clock = InstantSource.system();
    private final TopicBackoff backoff;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("outbox-relay").factory());
    private final KafkaSender sender;
    private final AtomicReference<CompletableFuture<Round>> sleep = new AtomicReference<>(new CompletableFuture<>());
    private @Nullable Cancellable loop;

    public OutboxRelay(Pool pool, String bootstrapServers, OutboxConfig config) {
        this(pool, bootstrapServers, config, PayloadSeal.NONE);
    }

    public OutboxRelay(Pool pool, String bootstrapServers, OutboxConfig config, PayloadSeal seal) {
        this.seal = seal;
        this.pool = pool;
        this.rows = new OutboxRows(config);
        this.pollInterval = config.pollInterval();
        this.linger = config.linger();
        this.fullLane = config.rowsPerLane();
        this.backoff = new TopicBackoff(config.firstBackoff(), config.longestBackoff());
        this.sender = new KafkaSender(thread, () -> ProducerSettings.producer(bootstrapServers, config));
    }

    /** Begins to send, on a thread of its own; to be called once. */
    public synchronized void start() {
        loop = Multi.createBy()
                .repeating()
                .uni(this::turn)
                .indefinitely()
                .subscribe()
                .with(moved -> {}, failure -> LOG.error("outbox relay ended", failure));
    }

    /** Ends after waiting up to five seconds for what is under way; what is not acknowledged then is sent again later. */
    public synchronized void stop() {
        if (loop != null) {
            loop.cancel();
        }
        sender.close(LAST_SENDS);
        thread.shutdown();
    }

    /** Says that something was committed, so that it need not wait for the next poll; cheap, never blocks. */
    public void wake() {
        sleep.get().complete(Round.NOTHING);
    }

    /** How much is waiting now. */
    public Uni<OutboxDepth> depth() {
        return rows.depth(pool);
    }

    /** What a round came to. */
    private enum Round {
        NOTHING,
        SOME,
        FULL
    }

    /** A wake that comes while the round runs ends the sleep behind it at once, so none is lost. */
    private Uni<Round> turn() {
        CompletableFuture<Round> next = new CompletableFuture<>();
        sleep.set(next);
        return Uni.createFrom()
                .deferred(() -> pool.withTransaction(this::round))
                .chain(round -> switch (round) {
                    case NOTHING -> sleepUntil(next);
                    case SOME -> Uni.createFrom().item(round).onItem().delayIt().by(linger);
                    case FULL -> Uni.createFrom().item(round);
                })
                .onFailure()
                .recoverWithUni(this::pause)
                .emitOn(thread);
    }

    private Uni<Round> round(SqlConnection tx) {
        return rows.claim(tx, backoff.leftAlone(clock.instant()))
                .map(batch -> batch.stream().map(row -> row.opened(seal)).toList())
                .chain(batch -> batch.isEmpty() ? Uni.createFrom().item(Round.NOTHING) : deliver(tx, batch));
    }

    private Uni<Round> deliver(SqlConnection tx, List<OutboxRow> batch) {
        return sender.send(batch)
                .map(deliveries -> Settlement.of(batch, deliveries))
                .invoke(settlement -> report(batch, settlement))
                .chain(settlement -> rows.settle(tx, settlement).replaceWith(() -> outcome(batch, settlement)));
    }

    /**
     * Behind a round that found little it waits a little, so that what is committed meanwhile goes together: a round costs
     * database and broker about the same for one row and for a hundred. A message that comes after a silence does not wait,
     * and nobody waits behind a lane that may have more.
     */
    private Round outcome(List<OutboxRow> batch, Settlement settlement) {
        if (settlement.settled() == 0) {
            return Round.NOTHING;
        }
        boolean full = batch.size() >= LANES_OF_A_FULL_ROUND * fullLane || hasFullLane(batch);
        return full ? Round.FULL : Round.SOME;
    }

    private boolean hasFullLane(List<OutboxRow> batch) {
        return batch.stream()
                .collect(Collectors.groupingBy(
                        OutboxRow::topic,
                        Collectors.groupingBy(row -> Outbox.shardOf(row.key()), Collectors.counting())))
                .values()
                .stream()
                .flatMap(lanes -> lanes.values().stream())
                .anyMatch(rows -> rows >= fullLane);
    }

    private void report(List<OutboxRow> batch, Settlement settlement) {
        batch.stream()
                .map(OutboxRow::topic)
                .distinct()
                .filter(topic -> !settlement.failing().containsKey(topic))
                .forEach(backoff::succeeded);
        settlement.failing().forEach(this::leaveAlone);
        settlement.parked().forEach((id, reason) -> LOG.errorf("outbox message parked; id=%d reason=%s", id, reason));
    }

    private void leaveAlone(String topic, String reason) {
        Duration pause = backoff.failed(topic, clock.instant());
        LOG.warnf("outbox topic cannot be written to; topic=%s pause=%s reason=%s", topic, pause, reason);
    }

    /** Goes on with a thread of its own, so that nothing of the request that woke it comes along. */
    private Uni<Round> sleepUntil(CompletableFuture<Round> woken) {
        return Uni.createFrom()
                .completionStage(woken)
                .emitOn(thread)
                .ifNoItem()
                .after(pollInterval)
                .recoverWithItem(Round.NOTHING);
    }

    private Uni<Round> pause(Throwable failure) {
        LOG.warnf("outbox round failed; pause=%s reason=%s", PAUSE_WITHOUT_DATABASE, failure);
        return Uni.createFrom().item(Round.NOTHING).onItem().delayIt().by(PAUSE_WITHOUT_DATABASE);
    }
}
