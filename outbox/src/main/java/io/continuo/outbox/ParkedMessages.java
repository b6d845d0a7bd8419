package io.continuo.outbox;

import io.continuo.events.LogKeys;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Collection;

/** Messages the broker refused for good, kept until someone has mended the cause. */
@Singleton
public final class ParkedMessages {

    private static final String REPLAY = """
            WITH back AS (DELETE FROM outbox_parked WHERE id = $1 RETURNING *)
            INSERT INTO outbox (shard, topic, key, payload, headers)
            SELECT $2, topic, key, payload, headers FROM back
            """;

    /**
     * Puts the message back as the newest of its key: what was sent meanwhile is not held back for it, so its receiver
     * must know old news by the event's version or time.
     *
     * @return false when no message of this number is parked
     */
    public Uni<Boolean> replay(SqlConnection tx, long id) {
        return tx.preparedQuery("SELECT key FROM outbox_parked WHERE id = $1 FOR UPDATE")
                .execute(Tuple.of(id))
                .chain(found -> found.size() == 0
                        ? Uni.createFrom().item(false)
                        : putBack(tx, id, found.iterator().next().getString("key")));
    }

    /** Deletes parked messages about these subjects, see {@link LogKeys#subjectOf}; how many. */
    public Uni<Integer> forget(SqlConnection tx, Collection<String> subjects) {
        return tx.preparedQuery("DELETE FROM outbox_parked WHERE split_part(key, '/', 1) = ANY ($1)")
                .execute(Tuple.of(subjects.toArray(String[]::new)))
                .map(SqlResult::rowCount);
    }

    private static Uni<Boolean> putBack(SqlConnection tx, long id, String key) {
        return tx.preparedQuery(REPLAY)
                .execute(Tuple.of(id, Outbox.shardOf(key)))
                .replaceWith(true);
    }
}
