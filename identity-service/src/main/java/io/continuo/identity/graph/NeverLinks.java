package io.continuo.identity.graph;

import io.continuo.events.CustomerId;
import io.continuo.events.EventJson;
import io.continuo.events.Identifier;
import io.continuo.identity.Rows;
import io.continuo.identity.graph.Outcome.Done;
import io.continuo.identity.graph.Outcome.Refused;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decisions that two customers are two people: no rule, no match and no person joins them while one stands. */
@Singleton
public class NeverLinks {

    /**
     * A decision.
     *
     * @param one as it was named then; it holds for whoever that is now
     * @param merge the merge whose undoing decided it; null where it was decided by itself
     */
    public record Standing(
            UUID id,
            CustomerId one,
            CustomerId other,
            String reason,
            String by,
            Instant at,
            @Nullable MergeId merge) {}

    private static final String INSERT = """
            INSERT INTO never_links AS n (one, other, reason, decided_by, decided_at)
            VALUES (least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), $3, $4, $5)
            ON CONFLICT (one, other) DO UPDATE SET reason = n.reason
            RETURNING n.*
            """;

    private static final String PAGE = """
            SELECT * FROM never_links WHERE (decided_at, id) > ($1, $2) ORDER BY decided_at, id LIMIT $3
            """;

    private static final String LIFT = "DELETE FROM never_links WHERE id = $1 RETURNING *";

    private final Graphs graphs;
    private final RuleChanges changes;
    private final InstantSource clock;

    NeverLinks(Graphs graphs, RuleChanges changes, InstantSource clock) {
        this.graphs = graphs;
        this.changes = changes;
        this.clock = clock;
    }

    /** Refused while they are one customer: the merge has to be undone first. What was decided before stays as it is. */
    public Uni<Outcome<Standing>> decide(SqlConnection tx, CustomerId one, CustomerId other, Decision decision) {
        return graphs.find(tx, List.of(Identifier.ofCustomer(one), Identifier.ofCustomer(other)))
                .chain(found -> {
                    for (CustomerId customer : List.of(one, other)) {
                        if (!found.bases().contains(customer)) {
                            return refuse(new Rejected.UnknownCustomer(customer));
                        }
                    }
                    return graphs.lockAndLoad(tx, found).chain(graph -> decide(tx, graph, one, other, decision));
                });
    }

    private Uni<Outcome<Standing>> decide(
            SqlConnection tx, Neighbourhood graph, CustomerId one, CustomerId other, Decision decision) {
        CustomerId home = graph.customerOf(one);
        if (home.equals(graph.customerOf(other))) {
            return refuse(new Rejected.SameCustomer(home));
        }
        Tuple columns =
                Tuple.of(Nodes.of(one), Nodes.of(other), decision.reason(), decision.by(), Rows.time(clock.instant()));
        return tx.preparedQuery(INSERT)
                .execute(columns)
                .map(rows -> new Done<>(standing(rows.iterator().next())));
    }

    /** In the order of deciding, after this one. */
    public Uni<List<Standing>> list(SqlClient client, Instant after, UUID id, int limit) {
        return client.preparedQuery(PAGE)
                .execute(Tuple.of(Rows.time(after), id, limit))
                .map(rows -> Rows.list(rows, NeverLinks::standing));
    }

    /** They may become one again; false where no decision has this id. The history of the rules remembers it. */
    public Uni<Boolean> lift(SqlConnection tx, UUID id, Decision decision) {
        return tx.preparedQuery(LIFT)
                .execute(Tuple.of(id))
                .map(rows -> Rows.list(rows, NeverLinks::standing))
                .call(lifted -> lifted.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : changes.remember(tx, "never-link-lifted", detail(lifted.getFirst()), decision))
                .map(lifted -> !lifted.isEmpty());
    }

    private static String detail(Standing lifted) {
        return EventJson.write(Map.of(
                "one", lifted.one(),
                "other", lifted.other(),
                "reason", lifted.reason(),
                "decidedBy", lifted.by(),
                "decidedAt", lifted.at().toString()));
    }

    private static Standing standing(Row row) {
        UUID merge = row.getUUID("merge_id");
        return new Standing(
                row.getUUID("id"),
                Graphs.customer(row, "one"),
                Graphs.customer(row, "other"),
                row.getString("reason"),
                row.getString("decided_by"),
                Rows.instant(row, "decided_at"),
                merge == null ? null : new MergeId(merge));
    }

    private static <T> Uni<Outcome<T>> refuse(Rejected why) {
        return Uni.createFrom().item(new Refused<>(why));
    }
}
