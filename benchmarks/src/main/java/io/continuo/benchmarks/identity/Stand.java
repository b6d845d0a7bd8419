package io.continuo.benchmarks.identity;

import io.continuo.localstack.Database;
import io.continuo.localstack.LocalStack;
import io.continuo.localstack.Part;
import io.continuo.localstack.PostgresAdmin;
import io.continuo.localstack.Service;
import io.continuo.localstack.ServiceSettings;
import io.continuo.localstack.Services;
import io.continuo.localstack.StackSettings;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The stand of the benchmark: PostgreSQL and Kafka as durable as {@code ./continuo up} runs them, PostgreSQL with 1 GB of
 * its own, Keycloak, and one packaged identity-service.
 */
final class Stand implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int PARTITIONS = 12;

    /** All tables but those of the outbox and of the migrations. */
    private static final String EMPTY = """
            DO $$ BEGIN
                EXECUTE (
                    SELECT 'TRUNCATE ' || string_agg(quote_ident(tablename), ', ') || ' CASCADE' FROM pg_tables
                    WHERE schemaname = 'public' AND tablename NOT LIKE 'outbox%' AND tablename NOT LIKE 'flyway%');
            END $$
            """;

    private final LocalStack stack;
    private final Services services;
    private final Database database;

    private Stand(LocalStack stack, Services services, Database database) {
        this.stack = stack;
        this.services = services;
        this.database = database;
    }

    static Stand start(Options options) throws InterruptedException, SQLException {
        Path root = Options.root();
        Path home = root.resolve(".continuo/bench");
        List<Integer> free = StackSettings.freePorts(Part.values().length + 2);
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            ports.put(part, free.get(part.ordinal()));
        }
        LocalStack stack = LocalStack.start(new StackSettings(
                root.resolve("local-stack/target/local-stack-app"),
                root.resolve(".continuo/cache"),
                home,
                ports,
                free.get(Part.values().length),
                // Nobody needs it here.
                Map.of(Part.MONGODB, "mongodb://127.0.0.1:1"),
                StackSettings.Use.MEASUREMENT));
        for (Part part : Part.values()) {
            stack.await(part, PATIENCE);
        }
        Database database = new PostgresAdmin(stack.settings().address(Part.POSTGRES)).ensure("identity", "identity");
        Services services = Services.start(settings(options, root, home, free.getLast(), stack.settings(), database));
        services.awaitReady(PATIENCE);
        return new Stand(stack, services, database);
    }

    private static ServiceSettings settings(
            Options options, Path root, Path home, int port, StackSettings stack, Database database) {
        return new ServiceSettings(
                root,
                home,
                Map.of(Service.IDENTITY, port),
                new ServiceSettings.Backing(
                        Map.of(Service.IDENTITY, database),
                        stack.address(Part.MONGODB),
                        "none",
                        stack.address(Part.KAFKA),
                        new ServiceSettings.Topics("", PARTITIONS),
                        stack.address(Part.KEYCLOAK)),
                environment(options));
    }

    /** The log settings of production; those of one machine have the broker compact all day. */
    private static Map<String, String> environment(Options options) {
        return Map.of(
                ServiceSettings.JVM_OPTIONS, options.jvm(),
                "CONTINUO_LOG_SEGMENT_AGE", "PT1H",
                "CONTINUO_LOG_COMPACTION_LAG", "PT24H",
                "CONTINUO_LOG_TOMBSTONE_AGE", "PT1H");
    }

    URI service() {
        return services.url(Service.IDENTITY);
    }

    String kafka() {
        return stack.settings().address(Part.KAFKA);
    }

    URI realm() {
        return URI.create(stack.settings().address(Part.KEYCLOAK));
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    /** Forgets all customers and everything that is kept of them. */
    void empty() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(EMPTY);
        }
    }

    /** CPU time spent so far, by who spent it. */
    CpuTime cpu() {
        return new CpuTime(
                CpuTime.ofTree(services.service(Service.IDENTITY).pid()),
                CpuTime.ofTree(stack.part(Part.POSTGRES).orElseThrow().pid()),
                CpuTime.ofTree(stack.part(Part.KAFKA).orElseThrow().pid()),
                CpuTime.ofTree(ProcessHandle.current().pid(), false));
    }

    @Override
    public void close() {
        services.close();
        stack.close();
    }
}
