package io.continuo.outbox;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;

/** Deletes old rows in portions, so that no lock and no transaction lasts long. */
final class Sweep {

    private static final int PORTION = 5_000;

    private Sweep() {}

    /** How many were deleted. */
    static Uni<Integer> olderThan(SqlClient client, String table, String column, Duration retention) {
        String portion = """
                DELETE FROM %1$s WHERE ctid = ANY (ARRAY(
                    SELECT ctid FROM %1$s WHERE %2$s < now() - make_interval(secs => $1) LIMIT $2
                    FOR UPDATE SKIP LOCKED))
                """.formatted(table, column);
        Tuple limits = Tuple.of((double) retention.toSeconds(), PORTION);
        return Multi.createBy()
                .repeating()
                .uni(() -> client.preparedQuery(portion).execute(limits).map(SqlResult::rowCount))
                .whilst(deleted -> deleted == PORTION)
                .collect()
                .in(() -> new int[1], (total, deleted) -> total[0] += deleted)
                .map(total -> total[0]);
    }
}
