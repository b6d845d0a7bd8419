package io.continuo.identity.graph;

import io.continuo.identity.LostRace;
import io.continuo.identity.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Keeps the time at which weak identifiers were seen last where they are. It is what most touchpoints have to say, so
 * nothing of the customers is read or locked for it.
 */
@Singleton
class Confirming {

    private static final String CONFIRM = """
            UPDATE identifiers i
            SET seen_at = greatest(i.seen_at, n.seen_at),
                seen_in = CASE WHEN i.seen_at < n.seen_at OR (i.seen_at = n.seen_at AND i.seen_in < n.seen_in COLLATE "C")
                    THEN n.seen_in ELSE i.seen_in END
            FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::text[]) AS n(id, customer_id, seen_at, seen_in)
            WHERE i.id = n.id AND i.customer_id = n.customer_id
            """;

    private final Nodes nodes;

    Confirming(Nodes nodes) {
        this.nodes = nodes;
    }

    /**
     * Confirms identifiers that are locked, or a single one; fails with {@link LostRace} when one of them moved before
     * that.
     *
     * @param seen where they were found, with the latest time
     */
    Uni<Void> confirm(SqlClient tx, Collection<Placement> seen) {
        List<Placement> confirmed = List.copyOf(seen);
        if (confirmed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple columns = Tuple.of(
                confirmed.stream()
                        .map(placement -> nodes.of(placement.identifier()))
                        .toArray(UUID[]::new),
                Graphs.uuids(confirmed.stream().map(Placement::base).toList()),
                confirmed.stream()
                        .map(placement -> Rows.time(placement.seenAt()))
                        .toArray(OffsetDateTime[]::new),
                Rows.texts(confirmed, Placement::seenIn));
        return tx.preparedQuery(CONFIRM)
                .execute(columns)
                .invoke(updated -> LostRace.unless(updated.rowCount() == confirmed.size()))
                .replaceWithVoid();
    }
}
