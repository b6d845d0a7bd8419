package io.continuo.inventory.listing;

import io.continuo.inventory.availability.Confidence;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Reads what of a SKU can be had where. The stores of a guarantee are the stores and department stores the channel sells
 * from; a channel that sells from none, such as one that ships everything from a warehouse, means all stores there are.
 * Disabled nodes do not count, and what may be back-ordered is not in a store.
 */
@Singleton
class Spots {

    private static final String OF = """
            WITH place AS (
                SELECT n.*, n.kind IN ('store', 'department_store') AS store, n.id = ANY(c.nodes) AS sold
                FROM node n JOIN channel c ON c.id = $1 WHERE n.enabled
            ), chosen AS (SELECT bool_or(store AND sold) AS any FROM place)
            SELECT p.id, p.lat, p.lon, s.verified_at,
                CASE WHEN p.kind = 'supplier' THEN 'SUPPLIER'
                    WHEN p.store AND (p.sold OR NOT chosen.any) THEN 'STORE' ELSE 'DEPOT' END AS role,
                coalesce(s.on_hand - s.reserved - s.allocated - s.blocked + (
                    SELECT coalesce(sum(h.quantity), 0) FROM reservation_part h
                    WHERE h.sku = s.sku AND h.node = s.node AND h.held_until <= $3), 0) AS sellable
            FROM place p CROSS JOIN chosen LEFT JOIN stock s ON s.sku = $2 AND s.node = p.id
            ORDER BY p.id
            """;

    Uni<List<Spot>> of(SqlClient client, Listing listing, Instant now) {
        return client.preparedQuery(OF)
                .execute(Tuple.of(listing.channel().value(), listing.sku().value(), now.atOffset(ZoneOffset.UTC)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> ListingRows.spot(row, confidence(row, now)))
                        .toList());
    }

    private static double confidence(Row row, Instant now) {
        OffsetDateTime verified = row.getOffsetDateTime("verified_at");
        return Confidence.of(verified == null ? null : verified.toInstant(), now);
    }
}
