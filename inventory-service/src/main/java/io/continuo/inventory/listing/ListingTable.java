package io.continuo.inventory.listing;

import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.Sku;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The listings. Whoever looks at one locks its row first, so that one listing is judged by one at a time. */
@Singleton
class ListingTable {

    private static final String SELECT = """
            SELECT l.*, b.id, b.since, b.until, b.seen::text AS seen,
                (SELECT i.listed FROM item i WHERE i.sku = l.sku) AS for_sale
            FROM listing l LEFT JOIN listing_breach b
                ON b.channel = l.channel AND b.sku = l.sku AND b.until IS NULL
            """;

    private static final String FIND =
            SELECT + "WHERE l.channel = $1 AND l.sku = (SELECT i.sku FROM item i WHERE i.sku_key = $2)";

    private static final String PAGE = SELECT + """
            WHERE ($1::text IS NULL OR l.channel = $1) AND (l.channel, l.sku) > ($2, $3)
            ORDER BY l.channel, l.sku LIMIT $4
            """;

    private static final String SPELLED = SELECT + "WHERE l.channel = $1 AND l.sku = $2";

    private static final String LOCK = "SELECT 1 FROM listing WHERE channel = $1 AND sku = $2 FOR UPDATE";

    private static final String PUT = """
            INSERT INTO listing (channel, sku, listed, min_sellable, share_of_stores, radius_km, actions, version, looked_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8)
            ON CONFLICT (channel, sku) DO UPDATE SET
                listed = EXCLUDED.listed, min_sellable = EXCLUDED.min_sellable,
                share_of_stores = EXCLUDED.share_of_stores, radius_km = EXCLUDED.radius_km,
                actions = EXCLUDED.actions, version = listing.version + CASE WHEN (listing.listed, listing.min_sellable,
                    listing.share_of_stores, listing.radius_km, listing.actions) IS DISTINCT FROM (EXCLUDED.listed,
                    EXCLUDED.min_sellable, EXCLUDED.share_of_stores, EXCLUDED.radius_km, EXCLUDED.actions)
                    THEN 1 ELSE 0 END
            """;

    private static final String LOOKED = """
            UPDATE listing SET stores = $3, covered = $4, needed = $5, looked_at = $6 WHERE channel = $1 AND sku = $2
            """;

    /** Kits change with their components. */
    private static final String OF_SKUS = """
            SELECT channel, sku FROM listing
            WHERE min_sellable IS NOT NULL
                AND (sku = ANY($1) OR sku IN (SELECT i.sku FROM item i WHERE i.component_skus && $1))
            ORDER BY channel, sku
            """;

    private static final String OLDEST = """
            SELECT channel, sku FROM listing WHERE min_sellable IS NOT NULL AND looked_at < $1
            ORDER BY looked_at LIMIT $2
            """;

    /** Which listing. */
    record Key(ChannelId channel, Sku sku) {}

    /** Where a page ended. */
    record Position(String channel, String sku) {

        /** Comes before every listing. */
        static final Position START = new Position("", "");
    }

    Uni<Optional<Listed>> find(SqlClient client, ChannelId channel, Sku sku) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(channel.value(), sku.key()))
                .map(ListingTable::first);
    }

    Uni<List<Listed>> page(SqlClient client, @Nullable ChannelId channel, Position after, int limit) {
        return client.preparedQuery(PAGE)
                .execute(Tuple.of(channel == null ? null : channel.value(), after.channel(), after.sku(), limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ListingRows::listed)
                        .toList());
    }

    /** The breach is read behind the lock, in a statement of its own: a lock that waited shows the row anew, not it. */
    Uni<Optional<Listed>> lock(SqlConnection tx, Key key) {
        Tuple name = Tuple.of(key.channel().value(), key.sku().value());
        return tx.preparedQuery(LOCK)
                .execute(name)
                .chain(() -> tx.preparedQuery(SPELLED).execute(name))
                .map(ListingTable::first);
    }

    Uni<Void> put(SqlConnection tx, Listing listing, Instant now) {
        Guarantee guarantee = listing.guarantee();
        Tuple row = Tuple.tuple()
                .addString(listing.channel().value())
                .addString(listing.sku().value())
                .addBoolean(listing.listed())
                .addBigDecimal(
                        guarantee == null ? null : guarantee.minSellable().value())
                .addBigDecimal(guarantee == null ? null : guarantee.shareOfStores())
                .addDouble(guarantee == null ? null : guarantee.radiusKm())
                .addArrayOfString(ListingRows.names(listing.actions()))
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
        return tx.preparedQuery(PUT).execute(row).replaceWithVoid();
    }

    Uni<Void> looked(SqlConnection tx, Listing listing, Standing standing, Instant now) {
        return tx.preparedQuery(LOOKED)
                .execute(Tuple.of(
                        listing.channel().value(),
                        listing.sku().value(),
                        standing.stores(),
                        standing.covered(),
                        standing.needed(),
                        now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** The listings of these SKUs that promise something. */
    Uni<List<Key>> of(SqlClient client, Collection<String> skus) {
        Object[] names = skus.toArray(String[]::new);
        return client.preparedQuery(OF_SKUS).execute(Tuple.of(names)).map(ListingTable::keys);
    }

    /** Those nobody looked at since then, the longest first. */
    Uni<List<Key>> notSince(SqlClient client, Instant then, int limit) {
        return client.preparedQuery(OLDEST)
                .execute(Tuple.of(then.atOffset(ZoneOffset.UTC), limit))
                .map(ListingTable::keys);
    }

    private static Optional<Listed> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).findFirst().map(ListingRows::listed);
    }

    private static List<Key> keys(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Key(new ChannelId(row.getString("channel")), new Sku(row.getString("sku"))))
                .toList();
    }
}
