package io.continuo.inventory.listing;

import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.Sku;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The times guarantees were not kept. */
@Singleton
class Breaches {

    private static final String SAVE = """
            INSERT INTO listing_breach (id, channel, sku, since, until, fingerprint, seen)
            VALUES ($1, $2, $3, $4, $5, $6, $7::text::jsonb)
            ON CONFLICT (id) DO UPDATE SET until = EXCLUDED.until, fingerprint = EXCLUDED.fingerprint, seen = EXCLUDED.seen
            """;

    private static final String PAGE = """
            SELECT id, channel, sku, since, until, seen::text AS seen FROM listing_breach
            WHERE ($1::text IS NULL OR channel = $1) AND ($2::text IS NULL OR sku = (SELECT i.sku FROM item i WHERE i.sku_key = $2))
                AND ($3::boolean IS NULL OR (until IS NULL) = $3) AND (since, id) < ($4, $5)
            ORDER BY since DESC, id DESC LIMIT $6
            """;

    private static final String FIGURES = """
            SELECT count(*) FILTER (WHERE until IS NULL) AS open,
                coalesce(sum(extract(epoch FROM coalesce(until, $1) - since)), 0)::float8 / 60 AS minutes
            FROM listing_breach
            """;

    /**
     * Which breaches are wanted.
     *
     * @param open null for those that are over too
     */
    record Wanted(
            @Nullable ChannelId channel,
            @Nullable Sku sku,
            @Nullable Boolean open) {}

    /** Where a page ended. */
    record Position(Instant since, String id) {}

    /** @param minutes of all breaches together, open ones so far */
    record Figures(long open, double minutes) {}

    Uni<Void> save(SqlConnection tx, Breach breach) {
        Instant until = breach.until();
        Tuple row = Tuple.tuple()
                .addString(breach.id())
                .addString(breach.channel().value())
                .addString(breach.sku().value())
                .addOffsetDateTime(breach.since().atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(until == null ? null : until.atOffset(ZoneOffset.UTC))
                .addString(breach.seen().standing().fingerprint())
                .addString(SeenJson.write(breach.seen()));
        return tx.preparedQuery(SAVE).execute(row).replaceWithVoid();
    }

    /** The newest first. */
    Uni<List<Breach>> page(SqlClient client, Wanted wanted, Position after, int limit) {
        Tuple filter = Tuple.tuple()
                .addString(wanted.channel() == null ? null : wanted.channel().value())
                .addString(wanted.sku() == null ? null : wanted.sku().key())
                .addBoolean(wanted.open())
                .addOffsetDateTime(after.since().atOffset(ZoneOffset.UTC))
                .addString(after.id())
                .addInteger(limit);
        return client.preparedQuery(PAGE)
                .execute(filter)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ListingRows::breach)
                        .toList());
    }

    Uni<Figures> figures(SqlClient client, Instant now) {
        return client.preparedQuery(FIGURES)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.iterator().next())
                .map(row -> new Figures(row.getLong("open"), row.getDouble("minutes")));
    }
}
