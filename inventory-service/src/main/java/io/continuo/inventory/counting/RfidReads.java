package io.continuo.inventory.counting;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.Sku;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** The tags that were seen while a count was open. */
@Singleton
class RfidReads {

    private static final String ADD = """
            INSERT INTO rfid_read (count, epc, sku, times)
            SELECT $1, r.epc, min(r.sku), count(*)::int FROM unnest($2::text[], $3::text[]) AS r(epc, sku)
            GROUP BY r.epc ORDER BY r.epc
            ON CONFLICT (count, epc) DO UPDATE SET times = rfid_read.times + EXCLUDED.times
            """;

    private static final String SEEN = """
            SELECT sku, count(*) AS tags, sum(times) AS reads, count(*) FILTER (WHERE times = 1) AS once
            FROM rfid_read WHERE count = $1 GROUP BY sku
            """;

    private static final String SIZE = "SELECT count(*) AS tags FROM rfid_read WHERE count = $1";

    private static final String FORGET = "DELETE FROM rfid_read WHERE count = $1";

    /** One time one tag was seen. */
    record Read(String epc, Sku sku) {}

    /**
     * What was seen altogether.
     *
     * @param tags how many different ones, by SKU
     * @param coverage see {@link Coverage}
     */
    record Seen(Map<String, Quantity> tags, double coverage) {}

    Uni<Long> add(SqlConnection tx, String count, List<Read> reads) {
        String[] epcs = reads.stream().map(Read::epc).toArray(String[]::new);
        String[] skus = reads.stream().map(read -> read.sku().value()).toArray(String[]::new);
        return tx.preparedQuery(ADD)
                .execute(Tuple.of(count, epcs, skus))
                .chain(() -> tx.preparedQuery(SIZE).execute(Tuple.of(count)))
                .map(rows -> rows.iterator().next().getLong("tags"));
    }

    Uni<Seen> seen(SqlClient client, String count) {
        return client.preparedQuery(SEEN).execute(Tuple.of(count)).map(RfidReads::seen);
    }

    Uni<Void> forget(SqlConnection tx, String count) {
        return tx.preparedQuery(FORGET).execute(Tuple.of(count)).replaceWithVoid();
    }

    private static Seen seen(RowSet<Row> rows) {
        Map<String, Quantity> tags = new HashMap<>();
        long reads = 0;
        long once = 0;
        for (Row row : rows) {
            tags.put(row.getString("sku"), Quantity.of(row.getLong("tags")));
            reads += row.getLong("reads");
            once += row.getLong("once");
        }
        return new Seen(new TreeMap<>(tags), Coverage.of(reads, once));
    }

    static List<Sku> skus(Seen seen) {
        return StreamSupport.stream(seen.tags().keySet().spliterator(), false)
                .map(Sku::new)
                .toList();
    }
}
