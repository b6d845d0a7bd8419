package io.continuo.benchmarks.inventory;

import io.continuo.benchmarks.load.Stand;
import io.continuo.localstack.Service;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The least that could be called the same work: one connection writes a thousand counters and as many rows of a plain
 * journal with one statement, and commits. No HTTP, no verdicts, no hashes, no events, no idempotency.
 */
final class FeedBaseline {

    private static final int AT_ONCE = 1_000;

    private static final String TABLES = """
            CREATE TABLE IF NOT EXISTS bench_feed (
                sku text, node text, on_hand numeric(15, 3) NOT NULL, PRIMARY KEY (sku, node));
            CREATE TABLE IF NOT EXISTS bench_journal (
                sku text, node text, seq bigint, on_hand numeric(15, 3) NOT NULL, at timestamptz NOT NULL,
                PRIMARY KEY (sku, node, seq));
            TRUNCATE bench_feed, bench_journal;
            """;

    private static final String WRITE = """
            WITH row AS (
                SELECT 'F' || i % 2000 AS sku, 'n' || i / 2000 AS node, i % 50 AS on_hand FROM generate_series(?, ?) i
            ), counted AS (
                INSERT INTO bench_feed (sku, node, on_hand) SELECT sku, node, on_hand FROM row
                ON CONFLICT (sku, node) DO UPDATE SET on_hand = EXCLUDED.on_hand
            )
            INSERT INTO bench_journal (sku, node, seq, on_hand, at) SELECT sku, node, 1, on_hand, now() FROM row
            """;

    private final Stand stand;

    FeedBaseline(Stand stand) {
        this.stand = stand;
    }

    double perSecond(int rows) throws SQLException {
        try (Connection connection = stand.connect(Service.INVENTORY);
                Statement tables = connection.createStatement()) {
            tables.execute(TABLES);
            long begin = System.nanoTime();
            try (PreparedStatement write = connection.prepareStatement(WRITE)) {
                for (int from = 0; from < rows; from += AT_ONCE) {
                    write.setInt(1, from);
                    write.setInt(2, from + AT_ONCE - 1);
                    write.executeUpdate();
                }
            }
            return rows / ((System.nanoTime() - begin) / 1e9);
        }
    }
}
