package io.continuo.e2e.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.localstack.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What PostgreSQL holds, and what must always be true of it. */
final class StoredGraph {

    private static final String BASES = "SELECT id, current FROM customers WHERE erased_at IS NULL";

    private static final String STANDING = """
            SELECT left_customer, right_customer FROM merges m JOIN customers c ON c.id = m.left_customer
            WHERE m.undone_at IS NULL AND c.erased_at IS NULL
            """;

    /** What an erased customer must not have any more. */
    private static final List<String> NOT_OF_THE_ERASED = List.of(
            "identifiers t ON t.customer_id = c.id",
            "traits t ON t.customer_id = c.id",
            "consents t ON t.customer_id = c.id",
            "match_records t ON t.customer_id = c.id",
            "data_keys t ON t.owner = c.id",
            "links t ON c.id IN (t.from_node, t.to_node)",
            "never_links t ON c.id IN (t.one, t.other)",
            "customers t ON t.current = c.id AND t.erased_at IS NULL");

    private static final String LINKS = "SELECT from_node, to_node FROM links WHERE retracted_at IS NULL";

    private static final String PLACED = "SELECT id, customer_id FROM identifiers";

    private final Database database;

    StoredGraph(Database database) {
        this.database = database;
    }

    void isSound() throws SQLException {
        Map<String, String> current = pairs(BASES);
        Map<String, String> placed = pairs(PLACED);
        Components merged = new Components(current.keySet());
        List<String[]> standing = rows(STANDING);
        standing.forEach(edge -> merged.join(edge[0], edge[1]));
        assertThat(merged.number())
                .as("the merges that stand are a forest")
                .isEqualTo(current.size() - standing.size());
        current.forEach((base, customer) -> assertThat(customer)
                .as("a base customer belongs to the oldest of its component")
                .isEqualTo(merged.oldestWith(base)));
        linksSpan(current, placed);
        for (String thing : NOT_OF_THE_ERASED) {
            assertThat(number("SELECT count(*) FROM customers c JOIN " + thing + " WHERE c.erased_at IS NOT NULL"))
                    .as("of the erased: " + thing)
                    .isZero();
        }
    }

    private void linksSpan(Map<String, String> current, Map<String, String> placed) throws SQLException {
        Map<String, String> customerOf = new HashMap<>(current);
        placed.forEach((node, base) -> customerOf.put(node, current.get(base)));
        Components linked = new Components(customerOf.keySet());
        List<String[]> links = rows(LINKS);
        for (String[] link : links) {
            assertThat(customerOf.get(link[0]))
                    .as("a link that stands stays within a customer")
                    .isEqualTo(customerOf.get(link[1]));
            linked.join(link[0], link[1]);
        }
        long customers = current.values().stream().distinct().count();
        assertThat(linked.number())
                .as("the links that stand span every customer")
                .isEqualTo((int) customers);
        assertThat(links).as("as a tree each").hasSize(customerOf.size() - linked.number());
    }

    /** Dead-locks that PostgreSQL had to break since the database was made, seen by a caller or not. */
    long deadlocks() throws SQLException {
        return number("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()");
    }

    /** Events that are not on Kafka yet. */
    long untold() throws SQLException {
        return number("SELECT count(*) FROM outbox");
    }

    /** Records of uploads that are not there as a whole. */
    long receivedRecords() throws SQLException {
        return number("SELECT coalesce(sum(records), 0) FROM imports WHERE state = 'receiving'");
    }

    long importsBeingMatched() throws SQLException {
        return number("SELECT count(*) FROM imports WHERE state = 'matching'");
    }

    /** Which instances have a transaction open that changes lines of imports. */
    List<String> importing() throws SQLException {
        return rows("SELECT DISTINCT application_name FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND xact_start IS NOT NULL AND query LIKE '%import_l%' AND pid <> pg_backend_pid()")
                .stream()
                .map(row -> row[0])
                .toList();
    }

    /** Nobody writes to the table while it is held. */
    Hold hold(String table) throws SQLException {
        Connection connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE " + table + " IN SHARE MODE");
        }
        return new Hold(connection);
    }

    /** A table that is held until it is let go. */
    final class Hold implements AutoCloseable {

        private final Connection connection;

        private Hold(Connection connection) {
            this.connection = connection;
        }

        boolean keepsSomebodyWaiting() throws SQLException {
            return number("SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database"
                            + " WHERE d.datname = current_database() AND NOT l.granted AND l.locktype = 'relation'")
                    > 0;
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    private long number(String query) throws SQLException {
        return Long.parseLong(rows(query).getFirst()[0]);
    }

    private Map<String, String> pairs(String query) throws SQLException {
        Map<String, String> pairs = new HashMap<>();
        rows(query).forEach(row -> pairs.put(row[0], row[1]));
        return pairs;
    }

    private List<String[]> rows(String query) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            int columns = found.getMetaData().getColumnCount();
            List<String[]> rows = new ArrayList<>();
            while (found.next()) {
                String[] row = new String[columns];
                for (int i = 0; i < columns; i++) {
                    row[i] = found.getString(i + 1);
                }
                rows.add(row);
            }
            return rows;
        }
    }
}
