package io.continuo.benchmarks.journey;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The same events in DuckDB, in this process, in one table sorted by customer and time. */
final class DuckDb implements AutoCloseable {

    /**
     * The best exact form: of every order the latest checkout before it and the latest view before that, as the latest
     * possible beginning is the one that leaves most of the window.
     */
    private static final String FUNNEL = """
            WITH s1 AS (SELECT customer, ts FROM events WHERE type = '%s'),
                 s2 AS (SELECT e.customer, e.ts, s1.ts AS begun
                        FROM (SELECT customer, ts FROM events WHERE type = '%s') e
                        ASOF JOIN s1 ON e.customer = s1.customer AND e.ts >= s1.ts),
                 s3 AS (SELECT e.customer, e.ts, s2.begun
                        FROM (SELECT customer, ts FROM events WHERE type = '%s') e
                        ASOF JOIN s2 ON e.customer = s2.customer AND e.ts >= s2.ts)
            SELECT (SELECT count(DISTINCT customer) FROM s1),
                   (SELECT count(DISTINCT customer) FROM s2 WHERE ts - begun <= %d),
                   (SELECT count(DISTINCT customer) FROM s3 WHERE ts - begun <= %d)
            """;

    private static final String DIRECTLY_FOLLOWS = """
            SELECT n, ms FROM (
                SELECT channel::VARCHAR AS a, next::VARCHAR AS b, count(*) AS n, avg(gap) AS ms
                FROM (SELECT channel, lead(channel) OVER w AS next, lead(ts) OVER w - ts AS gap
                      FROM events WINDOW w AS (PARTITION BY customer ORDER BY ts, channel))
                WHERE next IS NOT NULL GROUP BY ALL)
            ORDER BY a, b
            """;

    private final DuckDBConnection connection;

    DuckDb(int threads) throws SQLException {
        this.connection = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
        execute("SET threads = " + threads);
        execute("CREATE TYPE type_t AS ENUM (" + literals(Histories.TYPES) + ")");
        execute("CREATE TYPE channel_t AS ENUM (" + literals(Histories.CHANNELS) + ")");
        execute("CREATE TABLE events (customer INTEGER, ts BIGINT, type type_t, channel channel_t)");
    }

    private static String literals(String[] texts) {
        return "'" + String.join("', '", texts) + "'";
    }

    void load(Histories histories) throws SQLException {
        Histories.History history = new Histories.History();
        try (DuckDBAppender appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "events")) {
            for (int customer = 0; customer < histories.customers(); customer++) {
                histories.read(customer, history);
                for (int i = 0; i < history.size; i++) {
                    appender.beginRow();
                    appender.append(customer);
                    appender.append(history.times[i]);
                    appender.append(Histories.TYPES[history.types[i]]);
                    appender.append(Histories.CHANNELS[history.channels[i]]);
                    appender.endRow();
                }
            }
        }
    }

    List<Long> funnel(long windowMillis) throws SQLException {
        return row(FUNNEL.formatted(
                Histories.STEPS[0], Histories.STEPS[1], Histories.STEPS[2], windowMillis, windowMillis));
    }

    List<Long> directlyFollows() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(DIRECTLY_FOLLOWS)) {
            List<Long> frequencies = new ArrayList<>();
            while (result.next()) {
                frequencies.add(result.getLong(1));
            }
            return frequencies;
        }
    }

    private List<Long> row(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<Long> row = new ArrayList<>();
            result.next();
            for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                row.add(result.getLong(column));
            }
            return row;
        }
    }

    private void execute(String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
