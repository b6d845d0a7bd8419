package io.continuo.identity.imports;

import io.continuo.identity.Rows;
import io.continuo.identity.Transactions;
import io.continuo.identity.matching.Matching;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Takes imports from one phase into the next. */
@Singleton
class Phases {

    private static final String ALL_LINKED = """
            SELECT id FROM imports i WHERE state = 'linking'
                AND NOT EXISTS (SELECT FROM import_lanes l WHERE l.import_id = i.id AND NOT l.linked)
            ORDER BY created_at LIMIT 1
            """;

    private static final String TO_MATCHING =
            "UPDATE imports SET state = 'matching', touched_at = $2 WHERE id = $1 AND state = 'linking'";

    private static final String COMPLETE = """
            UPDATE imports i SET state = 'completed', completed_at = $1, touched_at = $1 WHERE state = 'matching'
                AND NOT EXISTS (SELECT FROM import_lanes l WHERE l.import_id = i.id AND NOT l.matched)
            """;

    private final Transactions transactions;
    private final Matching matching;
    private final InstantSource clock;

    Phases(Transactions transactions, Matching matching, InstantSource clock) {
        this.transactions = transactions;
        this.matching = matching;
        this.clock = clock;
    }

    /** Whether an import is in another phase now. */
    Uni<Boolean> step() {
        return complete().chain(completed -> completed ? Uni.createFrom().item(true) : startMatching());
    }

    /** Several replicas may do it at once: to learn twice from the same records changes nothing. */
    private Uni<Boolean> startMatching() {
        return allLinked()
                .chain(id -> id.isEmpty()
                        ? Uni.createFrom().item(false)
                        : matching.learn().chain(() -> toMatching(id.get())).replaceWith(true));
    }

    private Uni<Optional<UUID>> allLinked() {
        return transactions.read(client -> client.query(ALL_LINKED)
                .execute()
                .map(rows -> Rows.stream(rows).map(row -> row.getUUID("id")).findFirst()));
    }

    private Uni<Integer> toMatching(UUID id) {
        return transactions.run(tx -> tx.preparedQuery(TO_MATCHING)
                .execute(Tuple.of(id, Rows.time(clock.instant())))
                .map(SqlResult::rowCount));
    }

    private Uni<Boolean> complete() {
        return transactions.run(tx -> tx.preparedQuery(COMPLETE)
                .execute(Tuple.of(Rows.time(clock.instant())))
                .map(completed -> completed.rowCount() > 0));
    }
}
