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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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

    private static final String LOCK_ALL = """
            SELECT pg_try_advisory_xact_lock(hashtextextended(w.caller || chr(10) || w.key, 7233201)) AS free
            FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS w(caller, key, position) ORDER BY w.position
            """;

    /** A look by key for each: whatever the planner thinks of the table, it never reads all of it. */
    private static final String FIND_ALL = """
            SELECT w.position, r.fingerprint, r.status, r.answer
            FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS w(caller, key, position)
            CROSS JOIN LATERAL (
                SELECT fingerprint, status, answer FROM request_key
                WHERE caller = w.caller AND key = w.key LIMIT 1) AS r
            """;

    private static final String STORE_ALL = """
            INSERT INTO request_key (caller, key, fingerprint, status, answer)
            SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::smallint[], $5::text[])
            """;

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

    /** What is known of a request that is decided together with others. */
    public sealed interface Before {

        /** It never came before; its key is held until the transaction ends. */
        record Nothing() implements Before {}

        /** It came before and was answered so. */
        record Answered(StoredAnswer answer) implements Before {}

        /** Its key is in use (409), or belongs to another payload (422). */
        record Refused(HttpProblem problem) implements Before {}
    }

    /**
     * As {@link #once}, for many requests in one transaction: says which of them are new. Their answers are then kept
     * with {@link #storeAll}.
     *
     * @param requests no two of one caller with the same key
     * @return one for each request, in their order
     */
    public Uni<List<Before>> lookAll(SqlConnection tx, List<KeyedRequest> requests) {
        Tuple keys = Tuple.of(column(requests, KeyedRequest::caller), column(requests, KeyedRequest::key));
        // Sent together: the second statement sees what was committed when the first one had its locks.
        return Uni.combine()
                .all()
                .unis(
                        tx.preparedQuery(LOCK_ALL).execute(keys),
                        tx.preparedQuery(FIND_ALL).execute(keys))
                .with((locks, found) -> before(requests, locks, found));
    }

    /** Keeps the answers to requests that were new, in one statement. */
    public Uni<Void> storeAll(SqlConnection tx, Map<KeyedRequest, StoredAnswer> answers) {
        if (answers.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<KeyedRequest> requests = List.copyOf(answers.keySet());
        Tuple rows = Tuple.of(
                column(requests, KeyedRequest::caller),
                column(requests, KeyedRequest::key),
                column(requests, KeyedRequest::fingerprint),
                requests.stream().map(request -> answers.get(request).status()).toArray(Integer[]::new),
                column(requests, request -> answers.get(request).json()));
        return tx.preparedQuery(STORE_ALL).execute(rows).replaceWithVoid();
    }

    /** Forgets answers given longer ago. */
    Uni<Integer> sweep(SqlClient client, Duration retention) {
        return Sweep.olderThan(client, "request_key", "created_at", retention);
    }

    private static List<Before> before(List<KeyedRequest> requests, RowSet<Row> locks, RowSet<Row> found) {
        List<Before> before = new ArrayList<>(requests.size());
        locks.forEach(
                lock -> before.add(lock.getBoolean("free") ? new Before.Nothing() : new Before.Refused(inFlight())));
        for (Row stored : found) {
            int position = stored.getLong("position").intValue() - 1;
            if (before.get(position) instanceof Before.Nothing) {
                before.set(position, before(stored, requests.get(position)));
            }
        }
        return before;
    }

    private static Before before(Row stored, KeyedRequest request) {
        return isOf(request, stored) ? new Before.Answered(answer(stored)) : new Before.Refused(reused());
    }

    private static void refuseWhenBusy(RowSet<Row> lock) {
        if (!lock.iterator().next().getBoolean("free")) {
            throw inFlight();
        }
    }

    private static HttpProblem inFlight() {
        return Problems.of(
                StandardProblem.REQUEST_IN_FLIGHT,
                "A request with this Idempotency-Key is being processed; repeat it a little later.");
    }

    private static HttpProblem reused() {
        return Problems.of(
                StandardProblem.IDEMPOTENCY_KEY_REUSED,
                "This Idempotency-Key was used with another body; use a new key for a new request.");
    }

    private static StoredAnswer repeat(Row stored, KeyedRequest request) {
        if (!isOf(request, stored)) {
            throw reused();
        }
        return answer(stored);
    }

    private static boolean isOf(KeyedRequest request, Row stored) {
        return stored.getString("fingerprint").equals(request.fingerprint());
    }

    private static StoredAnswer answer(Row stored) {
        return new StoredAnswer(stored.getInteger("status"), stored.getString("answer"));
    }

    private static String[] column(List<KeyedRequest> requests, Function<KeyedRequest, String> value) {
        return requests.stream().map(value).toArray(String[]::new);
    }

    private static Uni<Void> store(SqlConnection tx, KeyedRequest request, StoredAnswer answer) {
        Tuple row = Tuple.of(request.caller(), request.key(), request.fingerprint(), answer.status(), answer.json());
        return tx.preparedQuery(STORE).execute(row).replaceWithVoid();
    }
}
