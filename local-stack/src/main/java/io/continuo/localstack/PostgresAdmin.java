package io.continuo.localstack;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/** Creates roles and databases on any PostgreSQL server whose administrator it is given. */
public final class PostgresAdmin {

    /** duplicate_object, duplicate_database, unique_violation: somebody else was first. */
    private static final Set<String> EXISTS = Set.of("42710", "42P04", "23505");

    private final String host;
    private final int port;
    private final String user;
    private final String password;

    /** Takes {@code postgresql://user:password@host:port}. */
    public PostgresAdmin(String address) {
        URI uri = URI.create(address);
        String[] login = uri.getUserInfo().split(":", 2);
        this.host = uri.getHost();
        this.port = uri.getPort() < 0 ? 5432 : uri.getPort();
        this.user = login[0];
        this.password = login.length > 1 ? login[1] : "";
    }

    /** Makes the database unless it exists, and its owner with the owner's name as password. */
    public Database ensure(String name, String owner) throws SQLException {
        try (Connection connection = connect()) {
            unlessItExists(
                    connection, "CREATE ROLE " + quoted(owner) + " LOGIN PASSWORD '" + owner.replace("'", "") + "'");
            if (!exists(connection, name)) {
                unlessItExists(connection, "CREATE DATABASE " + quoted(name) + " OWNER " + quoted(owner));
            }
        }
        return new Database(host, port, name, owner, owner);
    }

    /** How clients name the database of a role that has the same name. */
    Database named(String name) {
        return new Database(host, port, name, name, name);
    }

    /** Drops the database if it is there, and ends its sessions. */
    public void drop(String name) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + quoted(name) + " WITH (FORCE)");
        }
    }

    /** The databases somebody made. */
    List<String> databases() throws SQLException {
        String query = "SELECT datname FROM pg_database WHERE NOT datistemplate AND datname <> 'postgres'";
        List<String> names = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    boolean answers() {
        try (Connection connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("loginTimeout", "5");
        return DriverManager.getConnection("jdbc:postgresql://" + host + ":" + port + "/postgres", properties);
    }

    private static boolean exists(Connection connection, String database) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            query.setString(1, database);
            return query.executeQuery().next();
        }
    }

    private static void unlessItExists(Connection connection, String ddl) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(ddl);
        } catch (SQLException e) {
            if (!EXISTS.contains(e.getSQLState())) {
                throw e;
            }
        }
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "") + '"';
    }
}
