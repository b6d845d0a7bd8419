package io.continuo.inventory.live;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Asks the database for what changed. News are what the transactions committed that a snapshot did not see: exact, in
 * whatever order they commit. A restored database may hold transactions of the future; they are none.
 */
final class News {

    /** So many holds of a shelf that end soon are known one by one; of more, those that end in the same 100 ms together. */
    private static final int FEW_EXPIRING = 20;

    private static final String SHELF = """
            SELECT s.sku, s.node, s.version,
                ((s.on_hand - s.reserved - s.allocated - s.blocked) * 1000)::bigint AS free,
                (s.backorder_limit * 1000)::bigint AS beyond,
                least(coalesce(floor(extract(epoch FROM s.verified_at)), 0), 2147483647)::integer AS verified_at,
                coalesce(round((p.sold_per_day * power(0.5, least(100, greatest(0,
                    extract(epoch FROM (now() - p.sold_at)) / 1209600))))::numeric, 1), 0)::real AS sold,
                CASE WHEN p.missed_at > coalesce(s.verified_at, '-infinity') THEN p.missed ELSE 0 END AS missed
            FROM stock s LEFT JOIN shelf_pulse p ON p.sku = s.sku AND p.node = s.node
            """;

    private static final String SNAPSHOT = "SELECT pg_current_snapshot()::text";

    /** Rows of transactions that the snapshot in {@code $1} did not see. */
    private static String unseen(String table) {
        return table + ".xid >= pg_snapshot_xmin($1::text::pg_snapshot) AND " + table
                + ".xid < pg_snapshot_xmax(pg_current_snapshot())"
                + " AND NOT pg_visible_in_snapshot(" + table + ".xid, $1::text::pg_snapshot)";
    }

    /** One look at each row that changed, by its key: however often, and however large the table is. */
    private static final String SHELVES = "SELECT shelf.* FROM (SELECT l.sku, l.node FROM ledger l WHERE "
            + unseen("l")
            + " AND l.xid <> ALL ($3::text[]::xid8[]) UNION SELECT u.sku, u.node FROM shelf_pulse u WHERE "
            + unseen("u")
            + ") changed CROSS JOIN LATERAL (" + SHELF
            + " WHERE s.sku = changed.sku AND s.node = changed.node AND s.version > 0 OFFSET 0) shelf LIMIT $2";

    private static final String ITEMS = "SELECT * FROM item i WHERE " + unseen("i") + " LIMIT $2";
    private static final String LISTINGS = "SELECT channel, sku, listed FROM listing l WHERE " + unseen("l");
    private static final String LAYOUT = "SELECT count(*) > 0 AS changed FROM layout_change c WHERE " + unseen("c");

    /** One row a shelf for all that has ended, by the last of them, and a bounded number for what will end. */
    private static final String EXPIRING = """
            SELECT e.sku, e.node, s.version, e.until, (e.quantity * 1000)::bigint AS quantity
            FROM (
                SELECT sku, node, ceil(extract(epoch FROM max(held_until)) * 1000)::bigint AS until, sum(quantity) AS quantity
                FROM reservation_part WHERE held_until <= $1 GROUP BY sku, node
                UNION ALL
                SELECT sku, node, until, sum(quantity) FROM (
                    SELECT sku, node, quantity, CASE WHEN count(*) OVER (PARTITION BY sku, node) > $3
                        THEN ceil(extract(epoch FROM held_until) * 10) * 100
                        ELSE ceil(extract(epoch FROM held_until) * 1000) END::bigint AS until
                    FROM reservation_part WHERE held_until > $1 AND held_until <= $2
                ) soon GROUP BY sku, node, until
            ) e JOIN stock s ON s.sku = e.sku AND s.node = e.node
            """;

    private static final String SHELF_PAGE =
            SHELF + " WHERE s.version > 0 AND (s.sku, s.node) > ($1, $2) ORDER BY s.sku, s.node LIMIT $3";
    private static final String ITEM_PAGE = "SELECT * FROM item WHERE sku_key > $1 ORDER BY sku_key LIMIT $2";
    private static final String UNLISTED = "SELECT channel, sku, listed FROM listing WHERE NOT listed";

    private News() {}

    /** What can be seen now, to be given to the others later. */
    static Uni<String> snapshot(SqlConnection client) {
        return client.preparedQuery(SNAPSHOT)
                .execute()
                .map(rows -> rows.iterator().next().getString(0));
    }

    /**
     * Any of the shelves that changed, at most so many.
     *
     * @param known transactions that are no news
     */
    static Uni<RowSet<Row>> shelves(SqlConnection client, String seen, int most, String[] known) {
        return client.preparedQuery(SHELVES).execute(Tuple.of(seen, most, known));
    }

    /** Any of the items that changed, at most so many. */
    static Uni<RowSet<Row>> items(SqlConnection client, String seen, int most) {
        return client.preparedQuery(ITEMS).execute(Tuple.of(seen, most));
    }

    static Uni<RowSet<Row>> listings(SqlConnection client, String seen) {
        return client.preparedQuery(LISTINGS).execute(Tuple.of(seen));
    }

    static Uni<Boolean> isLayoutChanged(SqlConnection client, String seen) {
        return client.preparedQuery(LAYOUT)
                .execute(Tuple.of(seen))
                .map(rows -> rows.iterator().next().getBoolean("changed"));
    }

    /** Holds that end until then, and all that have ended by now and are not released, added up by shelf. */
    static Uni<RowSet<Row>> expiring(SqlConnection client, Instant now, Instant until) {
        return client.preparedQuery(EXPIRING)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC), FEW_EXPIRING));
    }

    /** Shelves behind a place, in the order of SKU and node. */
    static Uni<RowSet<Row>> shelfPage(SqlConnection client, String sku, String node, int limit) {
        return client.preparedQuery(SHELF_PAGE).execute(Tuple.of(sku, node, limit));
    }

    static Uni<RowSet<Row>> itemPage(SqlConnection client, String after, int limit) {
        return client.preparedQuery(ITEM_PAGE).execute(Tuple.of(after, limit));
    }

    static Uni<RowSet<Row>> unlisted(SqlConnection client) {
        return client.preparedQuery(UNLISTED).execute();
    }

    static Uni<RowSet<Row>> nodes(SqlConnection client) {
        return client.preparedQuery("SELECT * FROM node").execute();
    }

    static Uni<RowSet<Row>> channels(SqlConnection client) {
        return client.preparedQuery("SELECT * FROM channel").execute();
    }

    static Uni<RowSet<Row>> rules(SqlConnection client) {
        return client.preparedQuery("SELECT * FROM safety_rule").execute();
    }
}
