package io.continuo.identity.imports;

import io.continuo.events.CustomerId;
import io.continuo.identity.Rows;
import io.continuo.identity.graph.Nodes;
import io.continuo.identity.vault.DataKey;
import io.continuo.identity.vault.Vault;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lanes whose lines are to be linked. Whoever claims one has it until the transaction ends. */
@Singleton
class LinkLanes {

    private static final String CLAIM = """
            SELECT l.import_id, l.lane, l.linked_to, i.received_at
            FROM import_lanes l JOIN imports i ON i.id = l.import_id
            WHERE i.state = 'linking' AND NOT l.linked
            ORDER BY i.created_at, l.lane LIMIT 1 FOR UPDATE OF l SKIP LOCKED
            """;

    private static final String OPEN = """
            SELECT line, content FROM import_lines
            WHERE import_id = $1 AND lane = $2 AND line > $3 AND status IS NULL ORDER BY line LIMIT $4
            """;

    private static final String SETTLE = """
            UPDATE import_lines l SET status = n.status, base = n.base, label = coalesce(n.label, l.label),
                joined = n.joined, problem = n.problem, content = NULL
            FROM unnest($2::bigint[], $3::text[], $4::uuid[], $5::bytea[], $6::boolean[], $7::text[])
                AS n(line, status, base, label, joined, problem)
            WHERE l.import_id = $1 AND l.line = n.line
            """;

    private static final String ADVANCE = """
            UPDATE import_lanes SET linked_to = $3, linked = $4, accepted = accepted + $5, rejected = rejected + $6,
                joined = joined + $7
            WHERE import_id = $1 AND lane = $2
            """;

    /** A line as it was staged. */
    record OpenLine(long line, byte[] content) {}

    private final Vault vault;
    private final StagedLines staged;

    LinkLanes(Vault vault, StagedLines staged) {
        this.vault = vault;
        this.staged = staged;
    }

    /** The one of the oldest import that nobody has. */
    Uni<Optional<Lane>> claim(SqlConnection tx) {
        return tx.query(CLAIM).execute().chain(rows -> Lane.of(tx, vault, rows, "linked_to"));
    }

    Uni<List<OpenLine>> open(SqlConnection tx, Lane lane, int most) {
        return tx.preparedQuery(OPEN)
                .execute(Tuple.of(lane.importId().value(), lane.number(), lane.upTo(), most))
                .map(rows -> Rows.list(rows, row -> new OpenLine(row.getLong("line"), Imports.bytes(row, "content"))));
    }

    /** @param last whether no line is left in the lane */
    Uni<Void> settle(SqlConnection tx, Lane lane, List<LineResult> results, boolean last) {
        return (results.isEmpty() ? Uni.createFrom().voidItem() : write(tx, lane, results))
                .chain(() -> advance(tx, lane, results, last));
    }

    private Uni<Void> write(SqlConnection tx, Lane lane, List<LineResult> results) {
        Tuple columns = Tuple.tuple(List.of(
                lane.importId().value(),
                results.stream().map(LineResult::line).toArray(Long[]::new),
                column(results, result -> status(result).toString()).toArray(String[]::new),
                column(results, LinkLanes::base).toArray(UUID[]::new),
                column(results, result -> label(result, lane.key())).toArray(Buffer[]::new),
                column(results, LinkLanes::joined).toArray(Boolean[]::new),
                column(results, this::problem).toArray(String[]::new)));
        return tx.preparedQuery(SETTLE).execute(columns).replaceWithVoid();
    }

    private static Uni<Void> advance(SqlConnection tx, Lane lane, List<LineResult> results, boolean last) {
        long upTo = results.isEmpty() ? lane.upTo() : results.getLast().line();
        long refused =
                results.stream().filter(LineResult.Refused.class::isInstance).count();
        long joined = results.stream().filter(LinkLanes::joined).count();
        Tuple columns = Tuple.tuple(new ArrayList<>(Arrays.asList(
                lane.importId().value(), lane.number(), upTo, last, results.size() - refused, refused, joined)));
        return tx.preparedQuery(ADVANCE).execute(columns).replaceWithVoid();
    }

    private static LineStatus status(LineResult result) {
        return result instanceof LineResult.Linked linked ? linked.status() : LineStatus.REJECTED;
    }

    private static @Nullable UUID base(LineResult result) {
        return result instanceof LineResult.Linked linked ? node(linked.base()) : null;
    }

    private static UUID node(CustomerId customer) {
        return Nodes.of(customer);
    }

    private static @Nullable Buffer label(LineResult result, DataKey key) {
        Label label = switch (result) {
            case LineResult.Linked linked -> linked.label();
            case LineResult.Refused refused -> refused.label();
        };
        return label == null ? null : Buffer.buffer(label.seal(key));
    }

    private static boolean joined(LineResult result) {
        return result instanceof LineResult.Linked linked && linked.joined();
    }

    private @Nullable String problem(LineResult result) {
        return result instanceof LineResult.Refused refused ? staged.json(refused.problem()) : null;
    }

    private static <T> java.util.stream.Stream<@Nullable T> column(
            List<LineResult> results, Function<LineResult, @Nullable T> value) {
        return results.stream().map(value);
    }
}
