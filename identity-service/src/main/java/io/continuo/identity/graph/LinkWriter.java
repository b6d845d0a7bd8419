package io.continuo.identity.graph;

import io.continuo.events.IdentifierType;
import io.continuo.identity.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes the evidence: links with their history, merges, and conflicts. */
@Singleton
class LinkWriter {

    private static final String INSERT_LINKS = """
            INSERT INTO links (from_node, to_node, rule, source, touchpoint_id, occurred_at, recorded_at, merge_id)
            SELECT n.from_node, n.to_node, n.rule, n.source, n.touchpoint_id, n.occurred_at, $8, n.merge_id
            FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::uuid[])
                AS n(from_node, to_node, rule, source, touchpoint_id, occurred_at, merge_id)
            """;

    /**
     * Its own link upwards goes; what hung on the node, and the merges it is the evidence of, hang on the base customer
     * now, so that the links that stand still span everybody.
     */
    private static final String DETACH = """
            WITH gone AS (
                UPDATE links SET retracted_at = $3, retracted_because = 'moved'
                WHERE retracted_at IS NULL AND (from_node = $1 OR to_node = $1) RETURNING *)
            INSERT INTO links (from_node, to_node, rule, source, touchpoint_id, occurred_at, recorded_at, score, merge_id)
            SELECT CASE WHEN from_node = $1 THEN $2 ELSE from_node END, CASE WHEN to_node = $1 THEN $2 ELSE to_node END,
                rule, source, touchpoint_id, occurred_at, $3, score, merge_id
            FROM gone WHERE to_node = $1 OR merge_id IS NOT NULL
            """;

    private static final String INSERT_MERGES = """
            INSERT INTO merges (id, left_customer, right_customer, survivor, absorbed, rule, reason, source, merged_at)
            SELECT n.id, n.left_customer, n.right_customer, n.survivor, n.absorbed, n.rule, n.reason, n.source, $9
            FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[])
                AS n(id, left_customer, right_customer, survivor, absorbed, rule, reason, source)
            """;

    private static final String INSERT_CONFLICTS = """
            INSERT INTO conflicts AS c (stronger, weaker, kind, identifier_type, source, touchpoint_id,
                first_at, last_at, occurrences)
            SELECT n.stronger, n.weaker, n.kind, min(n.type), min(n.source), min(n.touchpoint_id), $7, $7, count(*)
            FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[])
                AS n(stronger, weaker, kind, type, source, touchpoint_id)
            GROUP BY n.stronger, n.weaker, n.kind ORDER BY n.stronger, n.weaker, n.kind
            ON CONFLICT (stronger, weaker, kind)
            DO UPDATE SET last_at = excluded.last_at, occurrences = c.occurrences + excluded.occurrences
            """;

    private final Nodes nodes;

    LinkWriter(Nodes nodes) {
        this.nodes = nodes;
    }

    Uni<Void> save(SqlConnection tx, Changes changes, Instant now) {
        return insertMerges(tx, changes.merges().keySet(), now).chain(() -> saveLinks(tx, changes.links(), now));
    }

    Uni<Void> saveConflicts(SqlConnection tx, Changes changes, Instant now) {
        List<Conflict> conflicts = changes.conflicts();
        if (conflicts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple columns = Tuple.tuple(List.of(
                uuids(conflicts, conflict -> nodes.of(conflict.stronger())),
                uuids(conflicts, conflict -> nodes.of(conflict.weaker())),
                Rows.texts(conflicts, conflict -> conflict.kind().toString()),
                types(conflicts),
                Rows.texts(conflicts, conflict -> conflict.evidence().source()),
                touchpoints(conflicts, Conflict::evidence),
                Rows.time(now)));
        return tx.preparedQuery(INSERT_CONFLICTS).execute(columns).replaceWithVoid();
    }

    /** In order, as a link may be made and taken away again in one transaction. */
    private Uni<Void> saveLinks(SqlConnection tx, List<LinkChange> changes, Instant now) {
        Uni<Void> all = Uni.createFrom().voidItem();
        List<LinkChange.Linked> run = new ArrayList<>();
        for (LinkChange change : changes) {
            switch (change) {
                case LinkChange.Linked linked -> run.add(linked);
                case LinkChange.Detached detached -> {
                    List<LinkChange.Linked> before = List.copyOf(run);
                    run.clear();
                    all = all.chain(() -> insertLinks(tx, before, now)).chain(() -> detach(tx, detached, now));
                }
            }
        }
        return all.chain(() -> insertLinks(tx, run, now));
    }

    private Uni<Void> insertLinks(SqlConnection tx, List<LinkChange.Linked> links, Instant now) {
        if (links.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple columns = Tuple.tuple(List.of(
                uuids(links, link -> nodes.of(link.from())),
                uuids(links, link -> nodes.of(link.to())),
                Rows.texts(links, link -> link.evidence().rule().toString()),
                Rows.texts(links, link -> link.evidence().source()),
                touchpoints(links, LinkChange.Linked::evidence),
                times(links),
                mergeIds(links),
                Rows.time(now)));
        return tx.preparedQuery(INSERT_LINKS).execute(columns).replaceWithVoid();
    }

    private Uni<Void> detach(SqlConnection tx, LinkChange.Detached detached, Instant now) {
        Tuple nodesAndTime = Tuple.of(nodes.of(detached.node()), Nodes.of(detached.base()), Rows.time(now));
        return tx.preparedQuery(DETACH).execute(nodesAndTime).replaceWithVoid();
    }

    private static Uni<Void> insertMerges(SqlConnection tx, Collection<Merged> merges, Instant now) {
        if (merges.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple columns = Tuple.tuple(List.of(
                uuids(merges, merged -> merged.edge().id().value()),
                uuids(merges, merged -> Nodes.of(merged.edge().left())),
                uuids(merges, merged -> Nodes.of(merged.edge().right())),
                uuids(merges, merged -> Nodes.of(merged.survivor())),
                uuids(merges, merged -> Nodes.of(merged.absorbed())),
                Rows.texts(merges, merged -> merged.evidence().rule().toString()),
                reasons(merges),
                Rows.texts(merges, merged -> merged.evidence().source()),
                Rows.time(now)));
        return tx.preparedQuery(INSERT_MERGES).execute(columns).replaceWithVoid();
    }

    private static <E> UUID[] uuids(Collection<E> items, Function<E, UUID> value) {
        return items.stream().map(value).toArray(UUID[]::new);
    }

    private static OffsetDateTime[] times(List<LinkChange.Linked> links) {
        return links.stream()
                .map(link -> Rows.time(link.evidence().occurredAt()))
                .toArray(OffsetDateTime[]::new);
    }

    // Columns with nulls in them, which the generic ones do not allow.

    private static <E> Object touchpoints(List<E> items, Function<E, Evidence> evidence) {
        return items.stream().map(item -> evidence.apply(item).touchpointId()).toArray(String[]::new);
    }

    private static Object reasons(Collection<Merged> merges) {
        return merges.stream().map(Merged::reason).toArray(String[]::new);
    }

    private static Object types(List<Conflict> conflicts) {
        return conflicts.stream().map(Conflict::type).map(LinkWriter::name).toArray(String[]::new);
    }

    private static @Nullable String name(@Nullable IdentifierType type) {
        return type == null ? null : type.name();
    }

    private static Object mergeIds(List<LinkChange.Linked> links) {
        return links.stream()
                .map(LinkChange.Linked::merge)
                .map(merge -> merge == null ? null : merge.value())
                .toArray(UUID[]::new);
    }
}
