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

    /** Holds that are looked at in one go: what ends within a second is a few, unless releasing them has stopped. */
    private static final int MOST_EXPIRING = 2_000;

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

    private static final String EXPIRING = """
            SELECT p.sku, p.node, s.version, ceil(extract(epoch FROM p.held_until) * 1000)::bigint AS until,
                (p.quantity * 1000)::bigint AS quantity
            FROM (
                SELECT id FROM reservation WHERE state = 'held' AND expires_at <= $1 ORDER BY expires_at LIMIT $2
            ) ending
            JOIN reservation_part p ON p.reservation = ending.id AND p.held_until IS NOT NULL
            JOIN stock s ON s.sku = p.sku AND s.node = p.node
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

    /** Holds that end until then, and those that have ended and are not released. */
    static Uni<RowSet<Row>> expiring(SqlConnection client, Instant until) {
        return client.preparedQuery(EXPIRING).execute(Tuple.of(until.atOffset(ZoneOffset.UTC), MOST_EXPIRING));
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
