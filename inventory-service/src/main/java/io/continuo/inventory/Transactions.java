package io.continuo.inventory;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.outbox.OutboxRelay;
import io.smallrye.mutiny.Uni;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Transactions that no caller sees conflict, and that wake the outbox relay when they commit. */
@Singleton
public class Transactions {

    private static final Logger LOG = Logger.getLogger(Transactions.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private static final int DEEPEST_CAUSE = 10;

    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String DEADLOCK_DETECTED = "40P01";
    private static final String UNIQUE_VIOLATION = "23505";
    /** Class 57 of PostgreSQL's error codes but query cancellation by a user, and class 53: resources. */
    private static final Set<String> OUTAGES = Set.of("57P01", "57P02", "57P03", "53300", "57014");

    /** Another hold of the same cart came first: the next try finds and replaces it. */
    private static final String ONE_HOLD_PER_CART = "one_hold_per_cart";

    private final Pool pool;
    private final OutboxRelay relay;
    private final int attempts;

    Transactions(Pool pool, OutboxRelay relay, InventoryConfig config) {
        this.pool = pool;
        this.relay = relay;
        this.attempts = config.transactionAttempts();
    }

    /**
     * Does the work in one transaction, again where it lost a conflict.
     *
     * @param work may be called several times, each time on a new transaction; fails to roll back
     */
    public <T> Uni<T> write(Function<SqlConnection, Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> pool.withTransaction(work))
                .onFailure(Transactions::isConflict)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .atMost(attempts - 1L)
                .onFailure(Transactions::isOutage)
                .transform(Transactions::unavailable)
                .invoke(relay::wake);
    }

    /** Reads on one connection without a transaction: each statement sees what is committed when it begins. */
    public <T> Uni<T> read(Function<SqlConnection, Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> pool.withConnection(work))
                .onFailure(Transactions::isOutage)
                .transform(Transactions::unavailable);
    }

    /** Reads of one instant, whatever is written meanwhile. */
    public <T> Uni<T> snapshot(Function<SqlConnection, Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() ->
                        pool.withTransaction(tx -> tx.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                                .execute()
                                .chain(() -> work.apply(tx))))
                .onFailure(Transactions::isOutage)
                .transform(Transactions::unavailable);
    }

    /** The same, failing with a problem (503) where the database is away, however deep that is wrapped. */
    public static <T> Uni<T> reachable(Uni<T> work) {
        return work.onFailure(Transactions::isCausedByOutage).transform(Transactions::unavailable);
    }

    private static boolean isCausedByOutage(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .anyMatch(Transactions::isOutage);
    }

    private static boolean isConflict(Throwable failure) {
        return failure instanceof PgException e
                && switch (e.getSqlState()) {
                    case SERIALIZATION_FAILURE, DEADLOCK_DETECTED -> true;
                    case UNIQUE_VIOLATION -> ONE_HOLD_PER_CART.equals(e.getConstraint());
                    default -> false;
                };
    }

    /** A pool that has no connection to give says so by an exception of no type of its own. */
    private static boolean isOutage(Throwable failure) {
        return switch (failure) {
            case PgException e -> OUTAGES.contains(e.getSqlState()) || isConflict(e);
            case ClosedConnectionException e -> true;
            case IOException e -> true;
            case NoStackTraceThrowable e -> true;
            default -> false;
        };
    }

    private static Throwable unavailable(Throwable failure) {
        LOG.warnf("database unavailable; reason=%s", failure.toString());
        return Problems.retryLater(
                StandardProblem.UNAVAILABLE, "The stock cannot be reached; repeat the request.", RETRY_AFTER);
    }
}
