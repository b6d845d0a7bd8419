package io.continuo.identity.graph;

import io.continuo.events.Identifier;
import io.continuo.identity.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What was erased, for those who bring data without a date: nobody can tell whether it is from before the erasure, so it
 * is refused until somebody has lifted that.
 */
@Singleton
public class Tombstones {

    private static final String STANDING =
            "SELECT id FROM erased_identifiers WHERE id = ANY ($1) AND lifted_at IS NULL";

    private static final String LIFT = """
            UPDATE erased_identifiers SET lifted_at = $2, lifted_by = $3, lift_reason = $4
            WHERE id = $1 AND lifted_at IS NULL
            """;

    private final Nodes nodes;

    Tombstones(Nodes nodes) {
        this.nodes = nodes;
    }

    /** Those of the identifiers that an import may not bring. */
    public Uni<Set<Identifier>> among(SqlClient client, Collection<Identifier> identifiers) {
        Map<UUID, Identifier> byNode = new HashMap<>();
        identifiers.forEach(identifier -> byNode.put(nodes.of(identifier), identifier));
        return standing(client, byNode.keySet())
                .map(erased -> erased.stream().map(byNode::get).collect(Collectors.toUnmodifiableSet()));
    }

    /** Those of the blind indexes, as {@link Nodes} makes them, that an import may not bring. */
    public Uni<Set<UUID>> standing(SqlClient client, Collection<UUID> nodes) {
        return client.preparedQuery(STANDING)
                .execute(Tuple.of(nodes.toArray(UUID[]::new)))
                .map(rows -> Rows.stream(rows).map(row -> row.getUUID("id")).collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * Lets imports bring the identifier again. What is dated from before the erasure stays forgotten.
     *
     * @return false where it was not erased, or is lifted
     */
    public Uni<Boolean> lift(SqlConnection tx, Identifier identifier, Decision decision, Instant at) {
        Tuple row = Tuple.of(nodes.of(identifier), Rows.time(at), decision.by(), decision.reason());
        return tx.preparedQuery(LIFT).execute(row).map(result -> result.rowCount() > 0);
    }
}
