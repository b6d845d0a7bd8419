package io.continuo.identity.graph;

import io.continuo.identity.Rows;
import io.continuo.identity.vault.Vault;
import io.continuo.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Takes a person out of the graph, whom the caller holds locked. What remains is an empty row per base customer, which
 * says that there was somebody; merges without their reasons, so that their undoing can be refused; and the blind index
 * of each identifier, so that nothing from before brings the person back.
 */
@Singleton
public class Forgetting {

    private static final String BURY = """
            INSERT INTO erased_identifiers (id, erased_at) SELECT id, $2 FROM unnest($1::uuid[]) AS id
            ON CONFLICT (id) DO UPDATE SET erased_at = greatest(erased_identifiers.erased_at, excluded.erased_at),
                lifted_at = NULL, lifted_by = NULL, lift_reason = NULL
            """;

    private static final String LINKS = "DELETE FROM links WHERE from_node = ANY ($1) OR to_node = ANY ($1)";

    private static final String CONFLICTS = "DELETE FROM conflicts WHERE stronger = ANY ($1) OR weaker = ANY ($1)";

    private static final String NEVER_LINKS = "DELETE FROM never_links WHERE one = ANY ($1) OR other = ANY ($1)";

    private static final String CLAIMS = """
            UPDATE identifiers SET hosts = ARRAY(SELECT host FROM unnest(hosts) AS host WHERE host <> ALL ($1))
            WHERE hosts && $1 AND hosts <> '{}'
            """;

    /** Why people were merged or parted is said in words, and words may name them. */
    private static final String MERGES = """
            UPDATE merges SET reason = NULL, undo_reason = NULL
            WHERE left_customer = ANY ($1) OR right_customer = ANY ($1)
            """;

    private static final String IDENTIFIERS = "DELETE FROM identifiers WHERE customer_id = ANY ($1)";

    private static final String EMPTY =
            "UPDATE customers SET erased_at = $2, version = nextval('map_version') WHERE id = ANY ($1)";

    private final Nodes nodes;
    private final Vault vault;
    private final ForgottenLog log;
    private final Outbox outbox;

    Forgetting(Nodes nodes, Vault vault, ForgottenLog log, Outbox outbox) {
        this.nodes = nodes;
        this.vault = vault;
        this.log = log;
        this.outbox = outbox;
    }

    /**
     * Forgets the person, destroys its keys and tells the others.
     *
     * @return how many of what were removed
     */
    public Uni<Map<String, Long>> forget(SqlConnection tx, Person person, Instant at) {
        UUID[] identifiers =
                person.identifiers().stream().map(nodes::of).sorted().toArray(UUID[]::new);
        Map<String, Long> counts = new TreeMap<>();
        return bury(tx, identifiers, at)
                .chain(() -> tell(tx, person, at, counts))
                .chain(() -> remove(tx, person, identifiers, counts))
                .chain(() -> empty(tx, person, at))
                .chain(() -> vault.destroy(tx, person.bases()))
                .invoke(destroyed -> counts.put("keys", destroyed.longValue()))
                .replaceWith(counts);
    }

    private Uni<Void> tell(SqlConnection tx, Person person, Instant at, Map<String, Long> counts) {
        return log.forgetParked(tx, person)
                .invoke(parked -> counts.put("parkedMessages", parked.longValue()))
                .chain(() -> log.of(tx, person, at))
                .invoke(messages -> counts.put("logRecords", (long) messages.size()))
                .chain(messages -> outbox.addAll(tx, messages));
    }

    private static Uni<Void> remove(SqlConnection tx, Person person, UUID[] identifiers, Map<String, Long> counts) {
        UUID[] bases = person.baseIds();
        UUID[] all = Stream.concat(Stream.of(bases), Stream.of(identifiers)).toArray(UUID[]::new);
        return count(tx, LINKS, all, "links", counts)
                .chain(() -> count(tx, CONFLICTS, all, "conflicts", counts))
                .chain(() -> count(tx, NEVER_LINKS, bases, "neverLinks", counts))
                .chain(() -> count(tx, CLAIMS, bases, "claims", counts))
                .chain(() -> count(tx, MERGES, bases, "merges", counts))
                .chain(() -> count(tx, IDENTIFIERS, bases, "identifiers", counts));
    }

    private static Uni<Void> bury(SqlConnection tx, UUID[] identifiers, Instant at) {
        return tx.preparedQuery(BURY)
                .execute(Tuple.of(identifiers, Rows.time(at)))
                .replaceWithVoid();
    }

    private static Uni<Void> empty(SqlConnection tx, Person person, Instant at) {
        return tx.preparedQuery(EMPTY)
                .execute(Tuple.of(person.baseIds(), Rows.time(at)))
                .replaceWithVoid();
    }

    private static Uni<Void> count(SqlConnection tx, String sql, UUID[] ids, String what, Map<String, Long> counts) {
        return tx.preparedQuery(sql)
                .execute(Tuple.of(ids))
                .map(SqlResult::rowCount)
                .invoke(rows -> counts.put(what, rows.longValue()))
                .replaceWithVoid();
    }
}
