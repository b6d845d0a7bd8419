package io.continuo.benchmarks.inventory;

import static io.continuo.benchmarks.inventory.AvailabilityMeasurement.NODES;
import static io.continuo.benchmarks.inventory.AvailabilityMeasurement.SKUS;

import io.continuo.benchmarks.load.Latencies;
import io.continuo.benchmarks.load.Stand;
import io.continuo.benchmarks.load.Wire;
import io.continuo.localstack.Service;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Two million shelves, put into the tables as if another instance had filled them. */
final class FilledShelves {

    private static final String FILL = """
            INSERT INTO item (sku_key, sku, name, unit, version)
            SELECT 'F' || i, 'F' || i, 'article', 'piece', 0 FROM generate_series(0, %1$d - 1) i ON CONFLICT DO NOTHING;
            INSERT INTO stock (sku, node, on_hand, version, changed_at, verified_at)
            SELECT 'F' || i, 'n' || n, (i + n) %% 7, 1, now(), now() - interval '10 days'
            FROM generate_series(0, %1$d - 1) i, generate_series(0, %2$d - 1) n ON CONFLICT DO NOTHING;
            INSERT INTO ledger (sku, node, seq, cause, on_hand, reserved, allocated, blocked, incoming, actor, at, prev_hash,
                hash)
            SELECT 'F' || i, 'n' || n, 1, 'count', (i + n) %% 7, 0, 0, 0, 0, 'bench', now(), '', ''
            FROM generate_series(0, %1$d - 1) i, generate_series(0, %2$d - 1) n ON CONFLICT DO NOTHING;
            UPDATE node SET lat = 36 + 7 * random(), lon = -9 + 12 * random() WHERE id ~ '^n[0-9]+$';
            """;

    private static final String PLAIN = """
            SELECT s.sku, sum(greatest(0, s.on_hand - s.reserved - s.allocated - s.blocked))
            FROM stock s WHERE s.sku = ANY(?) GROUP BY s.sku
            """;

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long STUCK = TimeUnit.MINUTES.toNanos(5);

    private final Stand stand;

    FilledShelves(Stand stand) {
        this.stand = stand;
    }

    /** @return seconds from the commit until the service knows all of it */
    double fill(Warehouse warehouse) throws SQLException, IOException {
        try (Connection connection = stand.connect(Service.INVENTORY);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(FILL.formatted(SKUS, NODES));
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("VACUUM ANALYZE");
        }
        long begin = System.nanoTime();
        String last = "/api/inventory/availability?sku=F999&mostNodes=1&node=n" + (NODES - 1);
        try (Wire wire = new Wire(stand.url(Service.INVENTORY))) {
            String headers = "Authorization: " + warehouse.authorization() + "\r\n";
            while (!wire.send("GET", last, headers, "").body().contains("\"version\":1000")) {
                if (System.nanoTime() - begin > STUCK) {
                    throw new IllegalStateException("the shelves are not known");
                }
                LockSupport.parkNanos(PAUSE);
            }
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    /** The same sums asked of PostgreSQL by a plain statement, without HTTP and without the nodes. */
    void askBySql(int clients, int seconds, int atOnce, PrintStream out) throws InterruptedException {
        AtomicLong answered = new AtomicLong();
        Latencies latencies = new Latencies();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        List<Thread> threads = new ArrayList<>();
        for (int client = 0; client < Math.min(clients, 32); client++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try (Connection connection = stand.connect(Service.INVENTORY);
                        PreparedStatement ask = connection.prepareStatement(PLAIN)) {
                    while (System.nanoTime() < end) {
                        long begin = System.nanoTime();
                        ask.setArray(1, connection.createArrayOf("text", some(atOnce)));
                        try (ResultSet rows = ask.executeQuery()) {
                            while (rows.next()) {
                                rows.getBigDecimal(2);
                            }
                        }
                        latencies.tookSince(begin);
                        answered.incrementAndGet();
                    }
                } catch (SQLException e) {
                    latencies.failed();
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        out.printf(
                Locale.ROOT,
                "%d SKUs over %,d nodes by a plain statement, %d connections: %,.0f/s; %s%n",
                atOnce,
                NODES,
                threads.size(),
                answered.get() / (double) seconds,
                latencies);
    }

    private static String[] some(int atOnce) {
        String[] skus = new String[atOnce];
        for (int i = 0; i < atOnce; i++) {
            skus[i] = "F" + ThreadLocalRandom.current().nextInt(SKUS);
        }
        return skus;
    }
}
