package io.continuo.inventory.stock;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.EventJson;
import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads what had been decided by an instant. */
@Singleton
class Decisions {

    private static final String OF = """
            WITH told AS (
                SELECT reference_type AS kind, reference AS id, node, min(at) AS since, max(at) AS changed_at,
                    sum(reserved) AS reserved, coalesce(max(reserved), 0) AS held_once, sum(allocated) AS allocated,
                    coalesce(sum(allocated) FILTER (WHERE cause IN ('order_placed', 'reconcile')), 0) AS promised,
                    coalesce(-sum(allocated) FILTER (WHERE cause = 'fulfil'), 0) AS fulfilled,
                    coalesce(-sum(allocated) FILTER (WHERE cause = 'cancel'), 0) AS cancelled,
                    coalesce(-sum(allocated) FILTER (WHERE cause = 'reject'), 0) AS rejected,
                    coalesce(sum(on_hand) FILTER (WHERE cause = 'return'), 0) AS returned,
                    (array_agg(cause ORDER BY seq DESC))[1] AS last_cause,
                    array_agg(reason ORDER BY seq) FILTER (WHERE reason IS NOT NULL) AS reasons
                FROM ledger
                WHERE sku = $1 AND ($2::text IS NULL OR node = $2) AND at <= $3
                    AND reference_type IN ('reservation', 'order')
                GROUP BY 1, 2, 3
            ), judged AS (
                SELECT t.*, r.channel, r.expires_at, CASE
                    WHEN t.kind = 'order' THEN CASE WHEN t.allocated > 0 THEN 'open' ELSE 'settled' END
                    WHEN p.id IS NOT NULL THEN 'confirmed'
                    WHEN t.reserved <= 0 THEN CASE WHEN t.last_cause = 'expire' THEN 'expired' ELSE 'released' END
                    WHEN r.expires_at <= $3 THEN 'expired'
                    ELSE 'held' END AS state
                FROM told t
                LEFT JOIN reservation r ON t.kind = 'reservation' AND r.id = t.id
                LEFT JOIN promise p ON p.reservation = r.id AND p.created_at <= $3
            )
            SELECT j.*, (
                SELECT json_agg(json_build_object('cause', d.cause, 'at', d.at, 'decision', d.decision) ORDER BY d.seq)
                FROM decision d WHERE d.reservation = j.id AND d.at <= $3
            )::text AS why
            FROM (
                SELECT * FROM judged
                WHERE (NOT $4 OR state IN ('held', 'open')) AND (since, kind, id, node) > ($5, $6, $7, $8)
                ORDER BY since, kind, id, node LIMIT $9
            ) j
            ORDER BY j.since, j.kind, j.id, j.node
            """;

    /** @param openOnly whether only what was still held or to be fulfilled is wanted */
    record Wanted(@Nullable NodeId node, Instant asOf, boolean openOnly) {}

    /** Where a page ended. */
    record Position(Instant since, String kind, String id, String node) {

        static final Position START = new Position(Instant.EPOCH, "", "", "");
    }

    Uni<List<Decision>> of(SqlClient client, Sku sku, Wanted wanted, Position after, int limit) {
        NodeId node = wanted.node();
        Tuple values = Tuple.tuple()
                .addString(sku.value())
                .addString(node == null ? null : node.value())
                .addOffsetDateTime(wanted.asOf().atOffset(ZoneOffset.UTC))
                .addBoolean(wanted.openOnly())
                .addOffsetDateTime(after.since().atOffset(ZoneOffset.UTC))
                .addString(after.kind())
                .addString(after.id())
                .addString(after.node())
                .addInteger(limit);
        return client.preparedQuery(OF)
                .execute(values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Decisions::decision)
                        .toList());
    }

    private static @Nullable JsonNode why(@Nullable String json) {
        return json == null ? null : EventJson.read(json, JsonNode.class);
    }

    private static Quantity open(Row row, String state) {
        return switch (state) {
            case "open" -> StockColumns.quantity(row, "allocated");
            case "held" -> StockColumns.quantity(row, "reserved");
            default -> Quantity.ZERO;
        };
    }

    private static Decision decision(Row row) {
        boolean order = row.getString("kind").equals("order");
        String state = row.getString("state");
        String[] reasons = row.getArrayOfStrings("reasons");
        return new Decision(
                row.getString("kind"),
                row.getString("id"),
                new NodeId(row.getString("node")),
                state,
                row.getString("channel"),
                StockColumns.quantity(row, order ? "promised" : "held_once"),
                open(row, state),
                StockColumns.quantity(row, "fulfilled"),
                StockColumns.quantity(row, "cancelled"),
                StockColumns.quantity(row, "rejected"),
                StockColumns.quantity(row, "returned"),
                Stream.ofNullable(reasons).flatMap(Arrays::stream).toList(),
                why(row.getString("why")),
                StockColumns.instant(row, "since"),
                StockColumns.instant(row, "changed_at"),
                StockColumns.nullableInstant(row, "expires_at"));
    }
}
