package io.continuo.localstack;

/** A PostgreSQL database and the role that owns it, as clients name them. */
public record Database(String host, int port, String name, String user, String password) {

    /** For reactive clients. */
    public String reactiveUrl() {
        return "postgresql://" + host + ":" + port + "/" + name;
    }

    /** For JDBC, that is for Flyway. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + name;
    }
}
