package io.continuo.identity.graph;

import io.continuo.events.EventJson;
import io.continuo.events.Identifier;
import io.continuo.identity.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Changes what may be linked from now on, and remembers who changed what and why. What is linked already stays so. */
@Singleton
public class RuleChanges {

    /**
     * One change.
     *
     * @param version of the rules from then on
     * @param detail JSON; shared identifiers are told by type and hash only
     */
    public record Change(long version, String kind, JsonObject detail, String reason, String by, Instant at) {}

    /** A value that names nobody, of a type or of all ({@code *}). */
    public record Blocked(UUID id, String type, String value, String reason, String by, Instant at) {}

    /** A shared identifier. */
    public record Shared(Identifier identifier, String reason, String by, Instant at) {}

    /** More are a sign that a pattern is wanted; all are held in memory. */
    public static final int MOST = 10_000;

    private static final String CHANGE = """
            WITH book AS (UPDATE rule_book SET version = version + 1 RETURNING version)
            INSERT INTO rule_changes (version, kind, detail, reason, changed_by, changed_at)
            SELECT version, $1, $2::text::jsonb, $3, $4, $5 FROM book RETURNING version
            """;

    private static final String LOCK = "SELECT version FROM rule_book FOR UPDATE";

    private static final String SET = "UPDATE rule_book SET rules = $1::text::jsonb";

    private static final String HISTORY = """
            SELECT version, kind, detail::text AS detail, reason, changed_by, changed_at FROM rule_changes
            WHERE version < $1 ORDER BY version DESC LIMIT $2
            """;

    private static final String BLOCK = """
            INSERT INTO blocked_values AS b (id, type, value, reason, blocked_by, blocked_at)
            SELECT $1, $2, $3, $4, $5, $6 WHERE (SELECT count(*) FROM blocked_values) < $7
            ON CONFLICT (type, value) DO UPDATE SET reason = b.reason
            RETURNING b.*
            """;

    private static final String UNBLOCK = "DELETE FROM blocked_values WHERE id = $1 RETURNING *";

    private static final String BLOCKED = """
            SELECT * FROM blocked_values WHERE (blocked_at, id) > ($1, $2) ORDER BY blocked_at, id LIMIT $3
            """;

    private static final String SHARE = """
            INSERT INTO shared_identifiers AS s (id, type, reason, shared_by, shared_at)
            SELECT $1, $2, $3, $4, $5 WHERE (SELECT count(*) FROM shared_identifiers) < $6
            ON CONFLICT (id) DO UPDATE SET reason = s.reason
            RETURNING s.*
            """;

    private static final String UNSHARE = """
            WITH by_hand AS (DELETE FROM shared_identifiers WHERE id = $1 RETURNING id),
                by_rule AS (UPDATE identifiers SET shared = false, hosts = '{}' WHERE id = $1 AND shared RETURNING id)
            SELECT id FROM by_hand UNION SELECT id FROM by_rule
            """;

    private final Nodes nodes;
    private final GraphLocks locks;
    private final InstantSource clock;

    RuleChanges(Nodes nodes, GraphLocks locks, InstantSource clock) {
        this.nodes = nodes;
        this.locks = locks;
        this.clock = clock;
    }

    /** The version that holds, which stays so until the transaction ends. */
    public Uni<Long> lock(SqlConnection tx) {
        return tx.query(LOCK).execute().map(rows -> rows.iterator().next().getLong("version"));
    }

    /** @param changed checked by {@link RuleBook#check} */
    public Uni<Long> set(SqlConnection tx, RuleSet changed, Decision decision) {
        String rules = EventJson.write(changed);
        return tx.preparedQuery(SET).execute(Tuple.of(rules)).chain(() -> remember(tx, "rules-set", rules, decision));
    }

    /** Latest first. */
    public Uni<List<Change>> history(SqlClient client, long before, int limit) {
        return client.preparedQuery(HISTORY)
                .execute(Tuple.of(before, limit))
                .map(rows -> Rows.list(rows, RuleChanges::change));
    }

    /** Empty where there are too many. A value that is blocked stays so with its first reason. */
    public Uni<Optional<Blocked>> block(SqlConnection tx, String type, String value, Decision decision) {
        UUID id = UUID.randomUUID();
        Tuple columns = Tuple.tuple(List.of(
                id,
                type,
                BlockedValues.fold(value),
                decision.reason(),
                decision.by(),
                Rows.time(clock.instant()),
                (long) MOST));
        return tx.preparedQuery(BLOCK)
                .execute(columns)
                .map(rows -> Rows.stream(rows).map(RuleChanges::blocked).findFirst())
                .call(blocked -> blocked.isPresent() && blocked.get().id().equals(id)
                        ? remember(tx, "value-blocked", detail(blocked.get()), decision)
                        : Uni.createFrom().voidItem());
    }

    /** False where nothing has this id. */
    public Uni<Boolean> unblock(SqlConnection tx, UUID id, Decision decision) {
        return tx.preparedQuery(UNBLOCK)
                .execute(Tuple.of(id))
                .map(rows -> Rows.stream(rows).map(RuleChanges::blocked).findFirst())
                .call(blocked -> blocked.isPresent()
                        ? remember(tx, "value-unblocked", detail(blocked.get()), decision)
                        : Uni.createFrom().voidItem())
                .map(Optional::isPresent);
    }

    /** In the order of blocking, after this one. */
    public Uni<List<Blocked>> blocked(SqlClient client, Instant after, UUID id, int limit) {
        return client.preparedQuery(BLOCKED)
                .execute(Tuple.of(Rows.time(after), id, limit))
                .map(rows -> Rows.list(rows, RuleChanges::blocked));
    }

    /** It links nobody from now on, known or not; empty where there are too many. */
    public Uni<Optional<Shared>> share(SqlConnection tx, Identifier identifier, Decision decision) {
        Instant now = clock.instant();
        UUID node = nodes.of(identifier);
        Tuple columns =
                Tuple.of(node, identifier.type().name(), decision.reason(), decision.by(), Rows.time(now), (long) MOST);
        return tx.preparedQuery(SHARE)
                .execute(columns)
                .map(rows -> Rows.stream(rows).findFirst().map(row -> shared(identifier, row)))
                .call(shared -> shared.isPresent()
                        ? remember(tx, "identifier-shared", detail(identifier), decision)
                        : Uni.createFrom().voidItem());
    }

    /** It links again from now on, whoever or whatever made it shared; false where it is not shared. */
    public Uni<Boolean> unshare(SqlConnection tx, Identifier identifier, Decision decision) {
        return locks.identifiers(tx, List.of(identifier))
                .chain(() -> tx.preparedQuery(UNSHARE).execute(Tuple.of(nodes.of(identifier))))
                .map(rows -> rows.rowCount() > 0)
                .call(found -> found
                        ? remember(tx, "identifier-unshared", detail(identifier), decision)
                        : Uni.createFrom().voidItem());
    }

    /** Bumps the version, so that every replica reads anew. */
    Uni<Long> remember(SqlConnection tx, String kind, String detail, Decision decision) {
        Tuple columns = Tuple.of(kind, detail, decision.reason(), decision.by(), Rows.time(clock.instant()));
        return tx.preparedQuery(CHANGE)
                .execute(columns)
                .map(rows -> rows.iterator().next().getLong("version"));
    }

    private static String detail(Blocked blocked) {
        return EventJson.write(Map.of("type", blocked.type(), "value", blocked.value()));
    }

    private String detail(Identifier identifier) {
        return EventJson.write(Map.of(
                "type", identifier.type().name(), "hash", nodes.of(identifier).toString()));
    }

    private static Change change(Row row) {
        return new Change(
                row.getLong("version"),
                row.getString("kind"),
                new JsonObject(row.getString("detail")),
                row.getString("reason"),
                row.getString("changed_by"),
                Rows.instant(row, "changed_at"));
    }

    private static Blocked blocked(Row row) {
        return new Blocked(
                row.getUUID("id"),
                row.getString("type"),
                row.getString("value"),
                row.getString("reason"),
                row.getString("blocked_by"),
                Rows.instant(row, "blocked_at"));
    }

    private static Shared shared(Identifier identifier, Row row) {
        return new Shared(
                identifier, row.getString("reason"), row.getString("shared_by"), Rows.instant(row, "shared_at"));
    }
}
