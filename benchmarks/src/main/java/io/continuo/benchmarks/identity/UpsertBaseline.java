package io.continuo.benchmarks.identity;

import io.continuo.benchmarks.load.Stand;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The least that could be called the same work: for every touchpoint one row per identifier is written, found by its
 * text, with no graph, no evidence, no event, and no care for who else writes. Same database, same durability.
 */
final class UpsertBaseline {

    private static final int MOST_CONNECTIONS = 4;
    private static final int MOST = 40_000;

    private static final String TABLE =
            "CREATE TABLE IF NOT EXISTS bench_upserts (id text PRIMARY KEY, customer text, seen_at timestamptz)";

    private static final String UPSERT = """
            INSERT INTO bench_upserts (id, customer, seen_at) VALUES (?, ?, now())
            ON CONFLICT (id) DO UPDATE SET customer = excluded.customer, seen_at = excluded.seen_at
            """;

    private final Stand stand;
    private final int perTransaction;
    private final int connections;

    UpsertBaseline(Stand stand, int perTransaction) {
        this.stand = stand;
        this.perTransaction = perTransaction;
        // Nothing orders its locks, so large transactions beside each other would dead-lock.
        this.connections = perTransaction == 1 ? MOST_CONNECTIONS : 1;
    }

    /** Touchpoints per second. */
    double perSecond(Options options) throws SQLException, InterruptedException {
        try (Connection connection = stand.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
        int each = Math.min(MOST, options.touchpoints()) / connections;
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            long begin = System.nanoTime();
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                long seed = 100L + i;
                writers.add(threads.submit(() -> write(new Shoppers(seed, options.customers()), each)));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            return TouchpointMeasurement.perSecond(each * connections, begin);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the baseline failed", e);
        }
    }

    private @Nullable Void write(Shoppers shoppers, int touchpoints) throws SQLException {
        try (Connection connection = stand.connect();
                PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            connection.setAutoCommit(false);
            for (int i = 1; i <= touchpoints; i++) {
                Shoppers.Seen seen = shoppers.next();
                for (String identifier : seen.identifiers().split("},")) {
                    upsert.setString(1, identifier);
                    upsert.setString(2, seen.key());
                    upsert.executeUpdate();
                }
                if (i % perTransaction == 0) {
                    connection.commit();
                }
            }
            connection.commit();
        }
        return null;
    }
}
