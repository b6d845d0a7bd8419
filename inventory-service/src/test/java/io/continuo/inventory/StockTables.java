package io.continuo.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import javax.sql.DataSource;

/** The tables behind the service, for what no route does or says. */
@Singleton
public class StockTables {

    /** Rows that break an invariant of the case collection: 1, 2 and the sums of holds and promises. */
    private static final String BROKEN = """
            SELECT count(*) FROM stock s WHERE s.sku = ANY(?) AND NOT (
                (s.on_hand >= 0 OR s.overdrawn > 0)
                AND s.reserved + s.allocated + s.blocked <= s.on_hand + s.backorder_limit + s.overcommitted
                AND (s.on_hand, s.reserved, s.allocated, s.blocked, s.incoming) = (
                    SELECT coalesce(sum(l.on_hand), 0), coalesce(sum(l.reserved), 0), coalesce(sum(l.allocated), 0),
                        coalesce(sum(l.blocked), 0), coalesce(sum(l.incoming), 0)
                    FROM ledger l WHERE l.sku = s.sku AND l.node = s.node)
                AND s.reserved = (
                    SELECT coalesce(sum(p.quantity), 0) FROM reservation_part p
                    WHERE p.sku = s.sku AND p.node = s.node AND p.held_until IS NOT NULL)
                AND s.allocated = (
                    SELECT coalesce(sum(p.quantity - p.fulfilled - p.cancelled - p.rejected), 0) FROM promise_part p
                    WHERE p.sku = s.sku AND p.node = s.node))
            """;

    @Inject
    DataSource database;

    public void checkInvariants(Collection<String> skus) {
        assertThat(count(BROKEN, (Object) skus.toArray(String[]::new))).isZero();
    }

    public long count(String query, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, query, values);
                ResultSet result = statement.executeQuery()) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public int update(String change, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, change, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Changes the ledger as somebody could who owns the database, past its trigger. */
    public int tamper(String change, Object... values) {
        run("ALTER TABLE ledger DISABLE TRIGGER ledger_is_append_only");
        try {
            return update(change, values);
        } finally {
            run("ALTER TABLE ledger ENABLE TRIGGER ledger_is_append_only");
        }
    }

    private void run(String command) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof String[] texts) {
                Array array = connection.createArrayOf("text", texts);
                statement.setArray(i + 1, array);
            } else {
                statement.setObject(i + 1, values[i]);
            }
        }
        return statement;
    }
}
