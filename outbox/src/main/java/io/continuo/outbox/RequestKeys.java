package io.continuo.outbox;

import io.continuo.http.KeyedRequest;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.http.StoredAnswer;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Does a request with an Idempotency-Key at most once, in the transaction of its work.
 *
 * <p>A refusal that the work answers as a value is kept and repeated like any answer. Work that fails takes the
 * transaction and the key with it, so the same request may try again.
 */
@Singleton
public final class RequestKeys {

    /** Held until the transaction ends, when the stored answer is already visible to the next holder. */
    private static final String LOCK =
            "SELECT pg_try_advisory_xact_lock(hashtextextended($1 || chr(10) || $2, 7233201)) AS free";

    private static final String FIND =
            "SELECT fingerprint, status, answer FROM request_key WHERE caller = $1 AND key = $2";

    private static final String STORE =
            "INSERT INTO request_key (caller, key, fingerprint, status, answer) VALUES ($1, $2, $3, $4, $5)";

    /**
     * Answers with what the work answers, or with what it answered when this request came before.
     *
     * <p>Fails with {@link HttpProblem}: {@code request-in-flight} (409) while the same key is being worked on,
     * {@code idempotency-key-reused} (422) when the key belongs to another payload.
     *
     * @param work called at most once, on the same transaction
     */
    public Uni<StoredAnswer> once(SqlConnection tx, KeyedRequest request, Supplier<Uni<StoredAnswer>> work) {
        Tuple key = Tuple.of(request.caller(), request.key());
        return tx.preparedQuery(LOCK)
                .execute(key)
                .invoke(RequestKeys::refuseWhenBusy)
                .chain(() -> tx.preparedQuery(FIND).execute(key))
                .chain(found -> found.size() == 0
                        ? work.get().call(answer -> store(tx, request, answer))
                        : Uni.createFrom().item(repeat(found.iterator().next(), request)));
    }

    /** Forgets answers given longer ago. */
    Uni<Integer> sweep(SqlClient client, Duration retention) {
        return Sweep.olderThan(client, "request_key", "created_at", retention);
    }

    private static void refuseWhenBusy(RowSet<Row> lock) {
        if (!lock.iterator().next().getBoolean("free")) {
            throw Problems.of(
                    StandardProblem.REQUEST_IN_FLIGHT,
                    "A request with this Idempotency-Key is being processed; repeat it a little later.");
        }
    }

    private static StoredAnswer repeat(Row stored, KeyedRequest request) {
        if (!stored.getString("fingerprint").equals(request.fingerprint())) {
            throw Problems.of(
                    StandardProblem.IDEMPOTENCY_KEY_REUSED,
                    "This Idempotency-Key was used with another body; use a new key for a new request.");
        }
        return new StoredAnswer(stored.getInteger("status"), stored.getString("answer"));
    }

    private static Uni<Void> store(SqlConnection tx, KeyedRequest request, StoredAnswer answer) {
        Tuple row = Tuple.of(request.caller(), request.key(), request.fingerprint(), answer.status(), answer.json());
        return tx.preparedQuery(STORE).execute(row).replaceWithVoid();
    }
}
