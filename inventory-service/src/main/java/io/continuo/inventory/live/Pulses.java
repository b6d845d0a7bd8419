package io.continuo.inventory.live;

import io.continuo.inventory.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneOffset;

/**
 * Adds up what each shelf sells, every minute and on one instance: an average in which what is 14 days old counts half.
 * A sale counts once, however late its transaction commits, because a snapshot says what was added up before.
 */
@Singleton
class Pulses {

    /** Nobody else adds up meanwhile; whoever comes second has nothing to do. */
    private static final String LOCK = "SELECT seen::text FROM pulse_position FOR UPDATE SKIP LOCKED";

    private static final String ADD = """
            INSERT INTO shelf_pulse AS p (sku, node, sold_per_day, sold_at)
            SELECT l.sku, l.node, - sum(l.on_hand) * ln(2) / 14, $3::timestamptz
            FROM ledger l
            WHERE l.xid >= pg_snapshot_xmin($1::text::pg_snapshot) AND l.xid < pg_snapshot_xmax($2::text::pg_snapshot)
                AND NOT pg_visible_in_snapshot(l.xid, $1::text::pg_snapshot)
                AND pg_visible_in_snapshot(l.xid, $2::text::pg_snapshot)
                AND l.cause IN ('sale', 'fulfil')
            GROUP BY l.sku, l.node HAVING sum(l.on_hand) < 0
            ON CONFLICT (sku, node) DO UPDATE SET
                sold_per_day = excluded.sold_per_day + p.sold_per_day * power(0.5,
                    least(100, greatest(0, extract(epoch FROM ($3::timestamptz - coalesce(p.sold_at, $3::timestamptz))) / 1209600))),
                sold_at = $3::timestamptz
            """;

    private static final String MOVE = "UPDATE pulse_position SET seen = $1::text::pg_snapshot";

    private final Transactions transactions;
    private final InstantSource clock;

    Pulses(Transactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(every = "60s", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> addUp() {
        return transactions.write(tx -> tx.query(LOCK).execute().chain(found -> addUp(tx, found)));
    }

    private Uni<Void> addUp(SqlConnection tx, RowSet<Row> found) {
        if (found.size() == 0) {
            return Uni.createFrom().voidItem();
        }
        String before = found.iterator().next().getString("seen");
        // A snapshot of its own, later than the lock: it has seen at least what the one before saw.
        return News.snapshot(tx)
                .chain(now -> tx.preparedQuery(ADD)
                        .execute(Tuple.of(before, now, clock.instant().atOffset(ZoneOffset.UTC)))
                        .chain(() -> tx.preparedQuery(MOVE).execute(Tuple.of(now))))
                .replaceWithVoid();
    }
}
