package io.continuo.benchmarks.load;

import io.continuo.localstack.Database;
import io.continuo.localstack.LocalStack;
import io.continuo.localstack.Part;
import io.continuo.localstack.PostgresAdmin;
import io.continuo.localstack.Service;
import io.continuo.localstack.ServiceSettings;
import io.continuo.localstack.Services;
import io.continuo.localstack.StackSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The stand of a benchmark: PostgreSQL, Kafka and the document store as durable as {@code ./continuo up} runs them,
 * PostgreSQL with 1 GB of its own, Keycloak, and packaged services.
 */
public final class Stand implements AutoCloseable {

    /**
     * What stands there.
     *
     * @param services that run
     * @param jvm more options for their JVMs
     * @param external addresses of parts that run elsewhere, or that nobody needs
     */
    public record Setup(Set<Service> services, String jvm, Map<Part, String> external) {}

    /** An address for a part that nobody asks. */
    public static final String NOWHERE = "mongodb://127.0.0.1:1";

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
    private final Set<Service> running;
    private final Map<Service, Database> databases;
    private final Setup setup;
    private @Nullable Services another;

    private Stand(LocalStack stack, Services services, Setup setup, Map<Service, Database> databases) {
        this.stack = stack;
        this.services = services;
        this.setup = setup;
        this.running = setup.services();
        this.databases = databases;
    }

    public static Stand start(Setup setup) throws InterruptedException, SQLException {
        Path home = home();
        LocalStack stack = LocalStack.start(stack(setup, home));
        for (Part part : Part.values()) {
            stack.await(part, PATIENCE);
        }
        Map<Service, Database> databases =
                databases(new PostgresAdmin(stack.settings().address(Part.POSTGRES)));
        Services services = Services.start(services(setup, home, stack.settings(), databases));
        services.awaitReady(PATIENCE);
        return new Stand(stack, services, setup, databases);
    }

    private static Map<Service, Database> databases(PostgresAdmin admin) throws SQLException {
        return Map.of(
                Service.IDENTITY, admin.ensure("identity", "identity"),
                Service.INVENTORY, admin.ensure("inventory", "inventory"));
    }

    private static Path home() {
        return root().resolve(".continuo/bench");
    }

    /** The checkout, which is built. */
    private static Path root() {
        return Path.of(System.getProperty("continuo.root", "."))
                .toAbsolutePath()
                .normalize();
    }

    private static StackSettings stack(Setup setup, Path home) {
        List<Integer> free = StackSettings.freePorts(Part.values().length + 1);
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            ports.put(part, free.get(part.ordinal()));
        }
        return new StackSettings(
                root().resolve("local-stack/target/local-stack-app"),
                root().resolve(".continuo/cache"),
                home,
                ports,
                free.getLast(),
                setup.external(),
                StackSettings.Use.MEASUREMENT);
    }

    private static ServiceSettings services(
            Setup setup, Path home, StackSettings stack, Map<Service, Database> databases) {
        Map<Service, Integer> ports = new EnumMap<>(Service.class);
        List<Integer> free = StackSettings.freePorts(setup.services().size());
        setup.services().forEach(service -> ports.put(service, free.get(ports.size())));
        return new ServiceSettings(
                root(),
                home,
                ports,
                new ServiceSettings.Backing(
                        databases,
                        stack.address(Part.MONGODB),
                        "benchmark",
                        stack.address(Part.KAFKA),
                        new ServiceSettings.Topics("", PARTITIONS),
                        stack.address(Part.KEYCLOAK)),
                environment(setup.jvm()));
    }

    /** The log settings of production; those of one machine have the broker compact all day. */
    private static Map<String, String> environment(String jvm) {
        return Map.of(
                ServiceSettings.JVM_OPTIONS,
                jvm,
                "CONTINUO_LOG_SEGMENT_AGE",
                "PT1H",
                "CONTINUO_LOG_COMPACTION_LAG",
                "PT24H",
                "CONTINUO_LOG_TOMBSTONE_AGE",
                "PT1H");
    }

    public URI url(Service service) {
        return services.url(service);
    }

    public String kafka() {
        return stack.settings().address(Part.KAFKA);
    }

    URI realm() {
        return URI.create(stack.settings().address(Part.KEYCLOAK));
    }

    /** To the database of identity-service. */
    public Connection connect() throws SQLException {
        return connect(Service.IDENTITY);
    }

    /** To the database of a service that has one. */
    public Connection connect(Service service) throws SQLException {
        Database database = database(service);
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    /** Where a service that has a database keeps it. */
    public Database database(Service service) {
        return Objects.requireNonNull(databases.get(service), "the service has no database");
    }

    /** Forgets all customers and everything that is kept of them. */
    public void empty() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(EMPTY);
        }
    }

    /** {@code kill -9}, and started again; does not wait. */
    public void killAndRestart(Service service) {
        services.service(service).kill();
        services.service(service).start();
    }

    /** Starts one more instance of a service, and waits until it answers. At most one at a time. */
    public URI startAnother(Service service) throws InterruptedException {
        Setup more = new Setup(Set.of(service), setup.jvm(), setup.external());
        Services started = Services.start(services(more, home().resolve("another"), stack.settings(), databases));
        another = started;
        started.awaitReady(PATIENCE);
        return started.url(service);
    }

    /** {@code kill -9} for the other instance. */
    public void killAnother(Service service) {
        Objects.requireNonNull(another, "there is no other instance")
                .service(service)
                .kill();
    }

    /** CPU time spent so far, by who spent it: the services, the servers they use, this driver. */
    public CpuTime cpu() {
        Map<String, Double> seconds = new LinkedHashMap<>();
        running.forEach(service -> seconds.put(
                service.label(), CpuTime.ofTree(services.service(service).pid())));
        for (Part part : Part.values()) {
            if (part != Part.KEYCLOAK) {
                stack.part(part).ifPresent(server -> seconds.put(part.label(), CpuTime.ofTree(server.pid())));
            }
        }
        seconds.put("driver", CpuTime.ofTree(ProcessHandle.current().pid(), false));
        return new CpuTime(seconds);
    }

    /** Memory that a service holds now, in bytes; see proc_pid_status(5), VmRSS. */
    public long residentBytes(Service service) {
        return ResidentMemory.of(services.service(service).pid());
    }

    /** What a service's heap holds after a collection, in bytes. */
    public long liveBytes(Service service) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process collection = new ProcessBuilder(
                        jcmd.toString(), Long.toString(services.service(service).pid()), "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (collection.waitFor() != 0) {
            throw new IOException("the heap was not collected");
        }
        return (long) metric(service, "jvm_gc_live_data_size_bytes");
    }

    /** The sum of a metric of a service over its tags; NaN where it has none of this name. */
    public double metric(Service service, String name) {
        return metric(url(service), name);
    }

    /** The same of the service at this address. */
    public static double metric(URI service, String name) {
        return Metrics.of(service).sum(name);
    }

    @Override
    public void close() {
        if (another != null) {
            another.close();
        }
        services.close();
        stack.close();
    }
}
