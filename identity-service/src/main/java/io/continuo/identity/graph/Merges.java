package io.continuo.identity.graph;

import io.continuo.events.CustomerId;
import io.continuo.identity.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Merges that were made, and the taking back of them. */
@Singleton
class Merges {

    /** A merge, and whether it stands. */
    record Stored(MergeEdge edge, boolean undone) {}

    private static final String FIND = "SELECT id, left_customer, right_customer, undone_at FROM merges WHERE id = $1";

    private static final String STANDING = """
            SELECT id, left_customer, right_customer, undone_at FROM merges
            WHERE undone_at IS NULL AND (left_customer = ANY ($1) OR right_customer = ANY ($1))
            """;

    private static final String UNDO =
            "UPDATE merges SET undone_at = $2, undone_by = $3, undo_reason = $4, kept = $5 WHERE id = $1";

    private static final String RETRACT_LINKS = """
            UPDATE links SET retracted_at = $2, retracted_because = 'undone'
            WHERE merge_id = $1 AND retracted_at IS NULL
            """;

    private static final String NEVER_AGAIN = """
            INSERT INTO never_links (one, other, reason, decided_by, decided_at, merge_id)
            VALUES (least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), $3, $4, $5, $6)
            ON CONFLICT (one, other) DO NOTHING
            """;

    Uni<Optional<Stored>> find(SqlConnection tx, MergeId id) {
        return tx.preparedQuery(FIND)
                .execute(Tuple.of(id.value()))
                .map(rows -> Rows.stream(rows).map(Merges::stored).findFirst());
    }

    Uni<List<MergeEdge>> standing(SqlConnection tx, Collection<CustomerId> bases) {
        return tx.preparedQuery(STANDING)
                .execute(Tuple.of(Graphs.uuids(bases)))
                .map(rows -> Rows.list(rows, row -> stored(row).edge()));
    }

    Uni<Void> undo(SqlConnection tx, Unmerged unmerged, String reason, String by, Instant at) {
        UUID id = unmerged.merge().value();
        return tx.preparedQuery(UNDO)
                .execute(Tuple.of(id, Rows.time(at), by, reason, Nodes.of(unmerged.kept())))
                .chain(() -> tx.preparedQuery(RETRACT_LINKS).execute(Tuple.of(id, Rows.time(at))))
                .replaceWithVoid();
    }

    Uni<Void> neverAgain(SqlConnection tx, MergeEdge edge, String reason, String by, Instant at) {
        Tuple rule = Tuple.of(
                Nodes.of(edge.left()),
                Nodes.of(edge.right()),
                reason,
                by,
                Rows.time(at),
                edge.id().value());
        return tx.preparedQuery(NEVER_AGAIN).execute(rule).replaceWithVoid();
    }

    private static Stored stored(Row row) {
        MergeEdge edge = new MergeEdge(
                new MergeId(row.getUUID("id")),
                Graphs.customer(row, "left_customer"),
                Graphs.customer(row, "right_customer"));
        return new Stored(edge, row.getOffsetDateTime("undone_at") != null);
    }
}
