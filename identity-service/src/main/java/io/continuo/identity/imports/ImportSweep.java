package io.continuo.identity.imports;

import io.continuo.identity.Rows;
import io.continuo.identity.Transactions;
import io.continuo.identity.vault.Vault;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Removes what is not needed any more: uploads that nobody went on with, and results after their time. */
@ApplicationScoped
class ImportSweep {

    private static final Logger LOG = Logger.getLogger(ImportSweep.class);
    private static final int PORTION = 5_000;

    private static final String GIVE_UP = """
            UPDATE imports SET state = 'abandoned', request_key = NULL, upload = NULL
            WHERE (state = 'receiving' AND touched_at < $1) OR (state = 'completed' AND completed_at < $2)
            """;

    private static final String ABANDONED =
            "SELECT id FROM imports WHERE state = 'abandoned' ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED";

    private static final String DELETE_LINES = """
            DELETE FROM import_lines WHERE import_id = $1 AND line IN (
                SELECT line FROM import_lines WHERE import_id = $1 ORDER BY line LIMIT $2)
            """;

    private static final String DELETE_LANES = "DELETE FROM import_lanes WHERE import_id = $1";
    private static final String DELETE = "DELETE FROM imports WHERE id = $1";

    private final Transactions transactions;
    private final Vault vault;
    private final ImportConfig config;
    private final InstantSource clock;

    ImportSweep(Transactions transactions, Vault vault, ImportConfig config, InstantSource clock) {
        this.transactions = transactions;
        this.vault = vault;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return giveUp().chain(this::removeAbandoned)
                .onFailure()
                .invoke(failure -> LOG.warnf("imports not swept; reason=%s", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> giveUp() {
        Instant now = clock.instant();
        Tuple bounds = Tuple.of(Rows.time(now.minus(config.resumable())), Rows.time(now.minus(config.keepResults())));
        return transactions.run(tx -> tx.preparedQuery(GIVE_UP).execute(bounds).replaceWithVoid());
    }

    /** In portions, so that no lock and no transaction lasts long. */
    private Uni<Void> removeAbandoned() {
        return Multi.createBy()
                .repeating()
                .uni(() -> transactions.run(this::removePortion))
                .whilst(removed -> removed)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Boolean> removePortion(SqlConnection tx) {
        return tx.query(ABANDONED)
                .execute()
                .map(rows -> Rows.stream(rows).map(row -> row.getUUID("id")).findFirst())
                .chain(id -> id.isEmpty() ? Uni.createFrom().item(false) : removePortion(tx, id.get()));
    }

    private Uni<Boolean> removePortion(SqlConnection tx, UUID id) {
        return vault.destroyFor(tx, Set.of(id))
                .chain(() -> tx.preparedQuery(DELETE_LINES).execute(Tuple.of(id, PORTION)))
                .map(SqlResult::rowCount)
                .chain(lines -> lines == PORTION
                        ? Uni.createFrom().item(true)
                        : tx.preparedQuery(DELETE_LANES)
                                .execute(Tuple.of(id))
                                .chain(() -> tx.preparedQuery(DELETE).execute(Tuple.of(id)))
                                .replaceWith(true));
    }
}
