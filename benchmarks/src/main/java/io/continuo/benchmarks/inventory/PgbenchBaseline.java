package io.continuo.benchmarks.inventory;

import io.continuo.benchmarks.load.Stand;
import io.continuo.localstack.Database;
import io.continuo.localstack.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The least that could be called the same work: PostgreSQL's own pgbench runs one prepared statement that takes a unit
 * where there is one and writes down who has it. No HTTP, no verdicts, no ledger, no events, no idempotency.
 */
final class PgbenchBaseline {

    static final int CLIENTS = 32;

    private static final String TABLES = """
            CREATE TABLE IF NOT EXISTS bench_stock (
                id int PRIMARY KEY, on_hand numeric(15, 3) NOT NULL, reserved numeric(15, 3) NOT NULL DEFAULT 0,
                CHECK (reserved <= on_hand)) WITH (fillfactor = 50);
            CREATE TABLE IF NOT EXISTS bench_reservation (
                id uuid PRIMARY KEY, stock int NOT NULL, quantity numeric(15, 3) NOT NULL, at timestamptz NOT NULL);
            TRUNCATE bench_stock, bench_reservation;
            """;

    private static final String TAKE = """
            \\set row random(1, %d)
            WITH taken AS (
                UPDATE bench_stock SET reserved = reserved + 1 WHERE id = :row AND on_hand - reserved >= 1 RETURNING id
            )
            INSERT INTO bench_reservation (id, stock, quantity, at) SELECT gen_random_uuid(), id, 1, now() FROM taken;
            """;

    private final Stand stand;

    PgbenchBaseline(Stand stand) {
        this.stand = stand;
    }

    /** Statements per second with {@value #CLIENTS} clients over so many rows. */
    double perSecond(int rows, int seconds) throws IOException, InterruptedException, SQLException {
        try (Connection connection = stand.connect(Service.INVENTORY);
                Statement statement = connection.createStatement()) {
            statement.execute(TABLES);
            statement.execute("INSERT INTO bench_stock (id, on_hand) SELECT i, 900000000 FROM generate_series(1, "
                    + rows + ") i");
            statement.execute("VACUUM ANALYZE bench_stock");
        }
        Path script = Files.writeString(Files.createTempFile("take", ".sql"), TAKE.formatted(rows));
        try {
            return rate(run(script, seconds));
        } finally {
            Files.delete(script);
        }
    }

    private String run(Path script, int seconds) throws IOException, InterruptedException {
        Database database = stand.database(Service.INVENTORY);
        ProcessBuilder pgbench = new ProcessBuilder(List.of(
                "pgbench",
                "-n",
                "-M",
                "prepared",
                "-c",
                "" + CLIENTS,
                "-j",
                "2",
                "-T",
                "" + seconds,
                "-f",
                "" + script,
                "-h",
                database.host(),
                "-p",
                "" + database.port(),
                "-U",
                database.user(),
                database.name()));
        pgbench.environment().put("PGPASSWORD", database.password());
        Process process = pgbench.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("pgbench failed: " + output);
        }
        return output;
    }

    /** From a line such as {@code tps = 1662.34 (without initial connection time)}. */
    private static double rate(String output) {
        return output.lines()
                .filter(line -> line.startsWith("tps = "))
                .mapToDouble(line -> Double.parseDouble(line.split(" ")[2]))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("pgbench said no rate: " + output));
    }
}
