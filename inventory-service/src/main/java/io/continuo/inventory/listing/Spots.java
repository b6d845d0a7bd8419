package io.continuo.inventory.listing;

import io.continuo.events.Quantity;
import io.continuo.inventory.availability.Trust;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.stock.StockKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads what of a SKU can be had where. The stores of a guarantee are the stores and department stores the channel sells
 * from; a channel that sells from none, such as one that ships everything from a warehouse, means all stores there are.
 * Disabled nodes do not count, what may be back-ordered is not in a store, and a node's safety stock is not for sale. Of
 * a kit there are as many as its scarcest component allows.
 */
@Singleton
class Spots {

    /** A safety rule that matches last wins over what the node itself says. */
    private static final String OF = """
            WITH place AS (
                SELECT n.*, n.kind IN ('store', 'department_store') AS store, n.id = ANY(c.nodes) AS sold
                FROM node n JOIN channel c ON c.id = $1 WHERE n.enabled
            ), chosen AS (SELECT bool_or(store AND sold) AS any FROM place
            ), part AS (
                SELECT i.sku, 1::numeric AS quantity, false AS of_kit FROM item i
                WHERE i.sku = $2 AND i.component_skus IS NULL
                UNION ALL
                SELECT c.sku, c.quantity, true FROM item i, unnest(i.component_skus, i.component_quantities) AS c(sku, quantity)
                WHERE i.sku = $2 AND i.component_skus IS NOT NULL
            ), component AS (
                SELECT part.*, coalesce((
                    SELECT r.quantity FROM safety_rule r
                    WHERE r.scope = 'channel' AND (r.channel IS NULL OR r.channel = $1)
                        AND (r.sku IS NULL OR upper(r.sku) = upper(i.sku))
                        AND (r.sku_prefix IS NULL OR starts_with(upper(i.sku), upper(r.sku_prefix)))
                    ORDER BY r.position DESC, r.id DESC LIMIT 1), i.safety_stock, c.safety_stock) AS unsold
                FROM part JOIN item i ON i.sku = part.sku JOIN channel c ON c.id = $1
            ), there AS (
                SELECT p.id, p.sold, c.sku, c.of_kit, c.quantity, c.unsold, s.verified_at,
                    coalesce(s.on_hand - s.reserved - s.allocated - s.blocked + (
                        SELECT coalesce(sum(h.quantity), 0) FROM reservation_part h
                        WHERE h.sku = s.sku AND h.node = s.node AND h.held_until <= $3), 0)
                    - coalesce((
                        SELECT r.quantity FROM safety_rule r
                        WHERE r.scope = 'node' AND (r.channel IS NULL OR r.channel = $1)
                            AND (r.node IS NULL OR r.node = p.id) AND (r.node_kind IS NULL OR r.node_kind = p.kind)
                            AND (r.sku IS NULL OR upper(r.sku) = upper(c.sku))
                            AND (r.sku_prefix IS NULL OR starts_with(upper(c.sku), upper(r.sku_prefix)))
                        ORDER BY r.position DESC, r.id DESC LIMIT 1), p.safety_stock) AS sellable
                FROM place p CROSS JOIN component c LEFT JOIN stock s ON s.sku = c.sku AND s.node = p.id
            ), had AS (
                SELECT id, min(CASE WHEN of_kit THEN floor(greatest(0, sellable) / quantity) ELSE sellable END) AS sellable,
                    CASE WHEN count(verified_at) = count(*) THEN min(verified_at) END AS verified_at
                FROM there GROUP BY id
            ), sold AS (
                SELECT of_kit, quantity, greatest(0, sum(greatest(0, sellable)) - unsold) AS sellable
                FROM there WHERE sold GROUP BY sku, of_kit, quantity, unsold
            )
            SELECT p.id, p.lat, p.lon, h.verified_at, h.sellable,
                (SELECT min(CASE WHEN of_kit THEN floor(sellable / quantity) ELSE sellable END) FROM sold
                 WHERE chosen.any) AS most,
                CASE WHEN p.kind = 'supplier' THEN 'SUPPLIER'
                    WHEN p.store AND (p.sold OR NOT chosen.any) THEN 'STORE' ELSE 'DEPOT' END AS role
            FROM place p CROSS JOIN chosen JOIN had h ON h.id = p.id
            ORDER BY p.id
            """;

    private final Trust trust;

    Spots(Trust trust) {
        this.trust = trust;
    }

    /**
     * What can be had where.
     *
     * @param most what the channel may sell over all its nodes together, after its safety stock, of a kit as many as the
     *     scarcest of its components suffices for; null where the channel sells from no store itself
     */
    record Found(List<Spot> spots, @Nullable Quantity most) {

        /** So much of it, and no more than may be sold at all. */
        Quantity sellable(Quantity there) {
            return most == null ? there : there.min(most);
        }
    }

    Uni<Found> of(SqlClient client, Listing listing, Instant now) {
        return client.preparedQuery(OF)
                .execute(Tuple.of(listing.channel().value(), listing.sku().value(), now.atOffset(ZoneOffset.UTC)))
                .map(rows -> new Found(
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> ListingRows.spot(row, confidence(listing, row, now)))
                                .toList(),
                        most(rows)));
    }

    /** Every row says the same; without any there is no store either. */
    private static @Nullable Quantity most(RowSet<Row> rows) {
        BigDecimal most = rows.size() == 0 ? null : rows.iterator().next().getBigDecimal("most");
        return most == null ? null : new Quantity(most);
    }

    private double confidence(Listing listing, Row row, Instant now) {
        OffsetDateTime verified = row.getOffsetDateTime("verified_at");
        StockKey key = new StockKey(listing.sku(), new NodeId(row.getString("id")));
        return trust.ofLastUnit(key, verified == null ? null : verified.toInstant(), now);
    }
}
