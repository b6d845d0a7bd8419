package io.continuo.identity.vault;

import io.continuo.identity.Rows;
import io.continuo.identity.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Wraps data keys anew after the master key was rotated. What they seal stays as it is. While an old master key is
 * configured beside the new one, every key that it wraps is found and wrapped by the new one; the gauge
 * {@code continuo.identity.keys.old} says how many are left, and at 0 the old one can go.
 */
@ApplicationScoped
class Rewrapping {

    private static final Logger LOG = Logger.getLogger(Rewrapping.class);
    private static final int PORTION = 1_000;

    private static final String OLD = """
            SELECT owner, master, wrapped FROM data_keys WHERE master <> $1 LIMIT $2 FOR UPDATE SKIP LOCKED
            """;

    private static final String REWRAP = """
            UPDATE data_keys k SET master = $3, wrapped = n.wrapped
            FROM unnest($1::uuid[], $2::bytea[]) AS n(owner, wrapped) WHERE k.owner = n.owner
            """;

    private static final String LEFT = "SELECT count(*) AS number FROM data_keys WHERE master <> $1";

    private final MasterKeys masters;
    private final Transactions transactions;
    private final AtomicLong left = new AtomicLong();

    Rewrapping(MasterKeys masters, Transactions transactions, MeterRegistry meters) {
        this.masters = masters;
        this.transactions = transactions;
        meters.gauge("continuo.identity.keys.old", left);
    }

    @Scheduled(every = "10m", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> rewrap() {
        if (masters.fingerprints().size() == 1) {
            return Uni.createFrom().voidItem();
        }
        return Multi.createBy()
                .repeating()
                .uni(() -> transactions.run(this::portion))
                .whilst(wrapped -> wrapped == PORTION)
                .collect()
                .last()
                .chain(() ->
                        transactions.read(client -> client.preparedQuery(LEFT).execute(Tuple.of(masters.wrapping()))))
                .invoke(rows -> left.set(rows.iterator().next().getLong("number")))
                .invoke(() -> LOG.infof("data keys wrapped anew; left=%d", left.get()))
                .replaceWithVoid()
                .onFailure(Transactions::isOutage) // It was reported; the next round is near.
                .recoverWithNull();
    }

    private Uni<Integer> portion(SqlConnection tx) {
        return tx.preparedQuery(OLD)
                .execute(Tuple.of(masters.wrapping(), PORTION))
                .chain(rows -> rows.size() == 0 ? Uni.createFrom().item(0) : rewrap(tx, rows));
    }

    private Uni<Integer> rewrap(SqlConnection tx, RowSet<Row> rows) {
        List<Row> old = Rows.stream(rows).toList();
        Tuple columns = Tuple.of(
                old.stream().map(row -> row.getUUID("owner")).toArray(UUID[]::new),
                Rows.bytes(old, this::rewrapped),
                masters.wrapping());
        return tx.preparedQuery(REWRAP).execute(columns).map(done -> old.size());
    }

    private byte[] rewrapped(Row row) {
        UUID owner = row.getUUID("owner");
        MasterKeys.Wrapped before = new MasterKeys.Wrapped(row.getString("master"), Rows.bytes(row, "wrapped"));
        return masters.wrap(owner, masters.unwrap(owner, before)).bytes();
    }
}
