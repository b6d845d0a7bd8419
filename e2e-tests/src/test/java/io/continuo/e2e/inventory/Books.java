package io.continuo.e2e.inventory;

import io.continuo.localstack.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/** What PostgreSQL holds of the stock. */
record Books(Database database) {

    /** Rows whose counter says another thing than the holds, or than the ledger. */
    static final String WRONG = """
            SELECT count(*) FROM stock s
            WHERE s.reserved <> (
                    SELECT coalesce(sum(p.quantity), 0) FROM reservation_part p
                    WHERE p.sku = s.sku AND p.node = s.node AND p.held_until IS NOT NULL)
                OR s.reserved <> (SELECT sum(l.reserved) FROM ledger l WHERE l.sku = s.sku AND l.node = s.node)
                OR s.reserved > s.on_hand
            """;

    long number(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    Set<String> held() throws SQLException {
        Set<String> ids = new HashSet<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT id FROM reservation WHERE state = 'held'")) {
            while (row.next()) {
                ids.add(row.getString(1));
            }
        }
        return ids;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }
}
