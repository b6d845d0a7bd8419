package io.continuo.identity.imports;

import io.continuo.identity.Rows;
import io.continuo.identity.matching.MatchOutcome;
import io.continuo.identity.matching.RecordKey;
import io.continuo.identity.vault.Vault;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lanes whose lines are to be matched. That takes transactions of its own, so a lane is leased meanwhile. */
@Singleton
class MatchLanes {

    private static final String LEASE = """
            UPDATE import_lanes l SET leased_until = $2 FROM imports i
            WHERE i.id = l.import_id AND (l.import_id, l.lane) = (
                SELECT f.import_id, f.lane FROM import_lanes f JOIN imports g ON g.id = f.import_id
                WHERE g.state = 'matching' AND NOT f.matched AND f.leased_until <= $1
                ORDER BY g.created_at, f.lane LIMIT 1 FOR UPDATE OF f SKIP LOCKED)
            RETURNING l.import_id, l.lane, l.matched_to, i.received_at
            """;

    private static final String UNMATCHED = """
            SELECT line, label FROM import_lines
            WHERE import_id = $1 AND lane = $2 AND line > $3 AND status IN ('accepted', 'updated')
                AND label IS NOT NULL -- of nobody who was erased since
            ORDER BY line LIMIT $4
            """;

    private static final String SETTLE = """
            UPDATE import_lines l SET score = n.score, to_review = n.to_review,
                joined = l.joined OR n.joined
            FROM unnest($2::bigint[], $3::float8[], $4::boolean[], $5::boolean[]) AS n(line, score, to_review, joined),
                import_lines before
            WHERE l.import_id = $1 AND l.line = n.line AND before.import_id = $1 AND before.line = n.line
            RETURNING l.joined AND NOT before.joined AS newly_joined
            """;

    private static final String ADVANCE = """
            UPDATE import_lanes SET matched_to = $4, matched = $5, leased_until = $6, joined = joined + $7,
                to_review = to_review + $8
            WHERE import_id = $1 AND lane = $2 AND matched_to = $3 AND NOT matched
            """;

    /** A line that is linked. */
    record LinkedLine(long line, RecordKey key) {}

    private final Vault vault;

    MatchLanes(Vault vault) {
        this.vault = vault;
    }

    Uni<Optional<Lane>> lease(SqlClient client, Instant now, Duration length) {
        return client.preparedQuery(LEASE)
                .execute(Tuple.of(Rows.time(now), Rows.time(now.plus(length))))
                .chain(rows -> Lane.of(client, vault, rows, "matched_to"));
    }

    Uni<List<LinkedLine>> unmatched(SqlClient client, Lane lane, int most) {
        return client.preparedQuery(UNMATCHED)
                .execute(Tuple.of(lane.importId().value(), lane.number(), lane.upTo(), most))
                .map(rows -> Rows.list(
                        rows,
                        row -> new LinkedLine(
                                row.getLong("line"),
                                Label.open(Imports.bytes(row, "label"), lane.key())
                                        .key())));
    }

    /** Writes the outcomes down and ends the lease, unless somebody else was faster after it had ended by itself. */
    Uni<Void> settle(
            SqlConnection tx,
            Lane lane,
            List<LinkedLine> lines,
            List<MatchOutcome> outcomes,
            boolean last,
            Instant now) {
        long upTo = lines.isEmpty() ? lane.upTo() : lines.getLast().line();
        long toReview = outcomes.stream()
                .filter(MatchOutcome.ToReview.class::isInstance)
                .count();
        return write(tx, lane, lines, outcomes)
                .map(joined -> Tuple.of(lane.importId().value(), lane.number(), lane.upTo())
                        .addValue(upTo)
                        .addValue(last)
                        .addValue(Rows.time(now))
                        .addValue(joined)
                        .addValue(toReview))
                .chain(columns -> tx.preparedQuery(ADVANCE).execute(columns))
                .replaceWithVoid();
    }

    private static Uni<Long> write(SqlConnection tx, Lane lane, List<LinkedLine> lines, List<MatchOutcome> outcomes) {
        if (lines.isEmpty()) {
            return Uni.createFrom().item(0L);
        }
        Tuple columns = Tuple.of(
                lane.importId().value(),
                lines.stream().map(LinkedLine::line).toArray(Long[]::new),
                outcomes.stream().map(MatchLanes::score).toArray(Double[]::new),
                outcomes.stream().map(MatchOutcome.ToReview.class::isInstance).toArray(Boolean[]::new),
                outcomes.stream().map(MatchOutcome.Linked.class::isInstance).toArray(Boolean[]::new));
        return tx.preparedQuery(SETTLE)
                .execute(columns)
                .map(rows -> Rows.stream(rows)
                        .filter(row -> row.getBoolean("newly_joined"))
                        .count());
    }

    private static @Nullable Double score(MatchOutcome outcome) {
        return switch (outcome) {
            case MatchOutcome.Linked linked -> linked.score();
            case MatchOutcome.ToReview review -> review.score();
            case MatchOutcome.Alone alone -> null;
        };
    }
}
