package io.continuo.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Remembers in the consumer's own transaction what it has applied: a message that comes again is known, and one whose
 * transaction rolled back is not.
 *
 * <p>A repetition in a parallel transaction waits for the first to end. Consumers are told apart by name, so one
 * message can be applied by each of them.
 */
@Singleton
public final class Inbox {

    private static final String REMEMBER = """
            INSERT INTO inbox (consumer, message_id) SELECT $1, id FROM unnest($2::text[]) AS id
            ON CONFLICT DO NOTHING RETURNING message_id
            """;

    /** True the first time. */
    public Uni<Boolean> once(SqlConnection tx, String consumer, String messageId) {
        return firstTimes(tx, consumer, List.of(messageId)).map(first -> !first.isEmpty());
    }

    /** Those of the ids that this consumer has not seen; remembers all. */
    public Uni<Set<String>> firstTimes(SqlConnection tx, String consumer, Collection<String> messageIds) {
        if (messageIds.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        // Sorted, so that two transactions with overlapping batches wait for each other in one direction only.
        String[] ids = messageIds.stream().distinct().sorted().toArray(String[]::new);
        return tx.preparedQuery(REMEMBER).execute(Tuple.of(consumer, ids)).map(rows -> {
            Set<String> first = new HashSet<>();
            rows.forEach(row -> first.add(row.getString(0)));
            return first;
        });
    }

    /** Forgets what was seen longer ago. */
    Uni<Integer> sweep(SqlClient client, Duration retention) {
        return Sweep.olderThan(client, "inbox", "seen_at", retention);
    }
}
