package io.continuo.inventory.promise;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.inventory.Transactions;
import io.continuo.inventory.stock.ExpiredHolds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Function;

/**
 * Transactions about promises: what the stock did not allow is done again, once the holds that ran out are released.
 * They keep nothing from anybody.
 */
@Singleton
class PromiseTransactions {

    private static final int TRIES = 10;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Transactions transactions;
    private final ExpiredHolds holds;

    PromiseTransactions(Transactions transactions, ExpiredHolds holds) {
        this.transactions = transactions;
        this.holds = holds;
    }

    /**
     * Does the work in one transaction, again where it fails with {@link TakenMeanwhile}; in the end with a problem (503).
     *
     * @param work may be called several times, each time on a new transaction
     */
    <T> Uni<T> write(Function<SqlConnection, Uni<T>> work) {
        return write(work, TRIES);
    }

    private <T> Uni<T> write(Function<SqlConnection, Uni<T>> work, int tries) {
        return transactions
                .write(work)
                .onFailure(TakenMeanwhile.class)
                .recoverWithUni(failure -> tries > 1
                        ? holds.sweep(((TakenMeanwhile) failure).skus()).chain(() -> write(work, tries - 1))
                        : busy());
    }

    /** As {@link Transactions#read}. */
    <T> Uni<T> read(Function<SqlConnection, Uni<T>> work) {
        return transactions.read(work);
    }

    private static <T> Uni<T> busy() {
        return Uni.createFrom()
                .failure(Problems.retryLater(
                        StandardProblem.UNAVAILABLE, "Too many want the same; repeat the request.", RETRY_AFTER));
    }
}
