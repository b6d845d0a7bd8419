package io.continuo.identity;

import io.continuo.http.KeyedRequest;
import io.continuo.http.StoredAnswer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Remembers whom stored answers are about, so that they go when the person is erased. Whatever looks like an id, in the
 * path or in the answer, counts as one: one too many harms nothing.
 */
@Singleton
public class AnswerSubjects {

    private static final Pattern UUIDS =
            Pattern.compile("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b");

    private static final String REMEMBER = """
            INSERT INTO answered_about (customer_id, caller, key) SELECT id, $2, $3 FROM unnest($1::uuid[]) AS id
            """;

    /** What the answers are about goes with them. */
    private static final String FORGET = """
            DELETE FROM request_key r USING answered_about a
            WHERE a.customer_id = ANY ($1) AND r.caller = a.caller AND r.key = a.key
            """;

    Uni<Void> remember(SqlConnection tx, KeyedRequest request, StoredAnswer answer) {
        TreeSet<UUID> subjects = new TreeSet<>();
        for (String text : new String[] {request.caller(), answer.json()}) {
            UUIDS.matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .map(UUID::fromString)
                    .forEach(subjects::add);
        }
        Tuple rows = Tuple.of(subjects.toArray(UUID[]::new), request.caller(), request.key());
        return subjects.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(REMEMBER).execute(rows).replaceWithVoid();
    }

    /** How many answers about these customers were deleted. */
    public Uni<Long> forget(SqlConnection tx, UUID[] customers) {
        return tx.preparedQuery(FORGET)
                .execute(Tuple.of(customers))
                .map(SqlResult::rowCount)
                .map(Integer::longValue);
    }
}
