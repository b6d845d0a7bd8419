package io.continuo.identity;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.outbox.OutboxRelay;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Runs work in a transaction, again from the start where it lost a race. Locks are taken in one order, so PostgreSQL has
 * no dead-lock to break; what is left is a customer who became another while waited for. No caller sees it.
 */
@Singleton
public class Transactions {

    /** Serialisation failure, dead-lock, lock not available. */
    private static final Set<String> LOST_A_RACE = Set.of("40001", "40P01", "55P03");

    /** Classes of SQLSTATE: data exception, constraint violation, limit exceeded. */
    private static final Set<String> CAUSED_BY_DATA = Set.of("22", "23", "54");

    /** Query cancelled: the statement ran into its timeout. */
    private static final String TOO_SLOW = "57014";

    private static final Logger LOG = Logger.getLogger(Transactions.class);
    private static final int TRIES = 30;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Pool pool;
    private final OutboxRelay relay;
    private final Counter lostRaces;

    Transactions(Pool pool, OutboxRelay relay, MeterRegistry meters) {
        this.pool = pool;
        this.relay = relay;
        this.lostRaces = meters.counter("continuo.identity.transactions.restarted");
    }

    /**
     * Commits when the work succeeds, and has the outbox sent.
     *
     * @param work may be called several times; the effects of all but the last are rolled back
     */
    public <T> Uni<T> run(Function<SqlConnection, Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> pool.withTransaction(work))
                .onFailure(Transactions::lostARace)
                .invoke(failure -> lostRaces.increment())
                .onFailure(Transactions::lostARace)
                .retry()
                .atMost(TRIES)
                .onFailure(Transactions::isOutage)
                .transform(Transactions::unavailable)
                .onFailure(Transactions::isTooSlow)
                .transform(Transactions::timedOut)
                .invoke(relay::wake);
    }

    /** Reads what is committed, statement by statement. */
    public <T> Uni<T> read(Function<SqlClient, Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> work.apply(pool))
                .onFailure(Transactions::isOutage)
                .transform(Transactions::unavailable)
                .onFailure(Transactions::isTooSlow)
                .transform(Transactions::timedOut);
    }

    /** Whether the same work may succeed later: the database, not the work, is at fault. */
    public static boolean isOutage(Throwable failure) {
        return switch (failure) {
            case PgException slow when isTooSlow(slow) -> false;
            case PgException refused ->
                !CAUSED_BY_DATA.contains(refused.getSqlState().substring(0, 2));
            case HttpProblem problem -> problem.getStatusCode() == StandardProblem.UNAVAILABLE.status();
            case LostRace often -> true;
            case ClosedConnectionException closed -> true;
            case IOException unreachable -> true;
            // A pool that has no connection to give has no type of its own for saying so.
            case NoStackTraceThrowable exhausted -> true;
            default -> false;
        };
    }

    private static Throwable unavailable(Throwable failure) {
        LOG.warnf("database unavailable; reason=%s", failure.toString());
        return Problems.retryLater(
                StandardProblem.UNAVAILABLE, "Customers cannot be reached; repeat the request.", RETRY_AFTER);
    }

    /**
     * Whether a statement took too long. It may be the work that is too much for one statement, so whoever repeats it
     * without end waits for ever.
     */
    public static boolean isTooSlow(Throwable failure) {
        return switch (failure) {
            case PgException refused -> TOO_SLOW.equals(refused.getSqlState());
            case HttpProblem problem -> problem.getStatusCode() == StandardProblem.UPSTREAM_TIMEOUT.status();
            default -> false;
        };
    }

    private static Throwable timedOut(Throwable failure) {
        LOG.warn("statement timed out");
        return Problems.of(
                StandardProblem.UPSTREAM_TIMEOUT, "The database did not answer in time; repeat the request.");
    }

    private static boolean lostARace(Throwable failure) {
        return failure instanceof LostRace
                || (failure instanceof PgException refused && LOST_A_RACE.contains(refused.getSqlState()));
    }
}
