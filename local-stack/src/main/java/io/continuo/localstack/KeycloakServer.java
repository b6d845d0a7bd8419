package io.continuo.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A real Keycloak with the realm {@code continuo}, kept in the stack's PostgreSQL. */
final class KeycloakServer implements Program {

    private static final String REALM = "/realm/continuo-realm.json";
    private static final String DATABASE = "keycloak";
    private static final List<String> BUILD = List.of(
            "build",
            "--db=postgres",
            "--transaction-xa-enabled=false",
            "--features-disabled=account,account-api,admin-fine-grained-authz,authorization,ciba,client-policies,"
                    + "device-flow,impersonation,kerberos,organization,par,passkeys,step-up-authentication-saml,"
                    + "token-exchange-standard,web-authn,workflows");
    private static final List<String> JVM = List.of(
            "-Xms64m",
            "-Xmx300m",
            "-XX:MaxMetaspaceSize=256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Dpicocli.disable.closures=true");

    private final StackSettings settings;
    private final Supervised postgres;
    private final PostgresAdmin admin;
    private Path installation = Path.of("");
    private Database database = new Database("", 0, "", "", "");

    /**
     * Creates the program.
     *
     * @param postgres awaited before Keycloak starts; only asked where PostgreSQL is started here
     */
    KeycloakServer(StackSettings settings, Supervised postgres) {
        this.settings = settings;
        this.postgres = postgres;
        this.admin = new PostgresAdmin(settings.address(Part.POSTGRES));
    }

    @Override
    public String name() {
        return Part.KEYCLOAK.label();
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        Path archive = Archive.find(settings.app().resolve("archives"), "keycloak-*.tar.gz");
        String version = archive.getFileName().toString().replaceAll("[^0-9]*([0-9.]+[0-9]).*", "$1");
        String variant = Integer.toHexString(BUILD.hashCode());
        installation = OnceOnly.directory(
                        settings.cache().resolve("keycloak-" + version + "-" + variant),
                        target -> install(archive, target))
                .resolve("keycloak-" + version);
        if (!settings.external().containsKey(Part.POSTGRES)) {
            postgres.awaitReady(Duration.ofMinutes(2));
        }
        prepareRealm();
    }

    @Override
    public Launch launch() {
        List<String> arguments = new ArrayList<>(List.of("start", "--optimized", "--import-realm", "--cache=local"));
        // Its passwords are known to everyone: this machine only.
        arguments.add("--http-host=127.0.0.1");
        arguments.addAll(List.of("--http-enabled=true", "--http-port=" + settings.port(Part.KEYCLOAK)));
        arguments.addAll(List.of("--hostname=http://localhost:" + settings.port(Part.KEYCLOAK), "--log-level=warn"));
        arguments.addAll(List.of("--db-url=" + database.jdbcUrl(), "--db-username=" + database.user()));
        arguments.addAll(List.of("--db-pool-initial-size=1", "--db-pool-max-size=10", "--http-pool-max-threads=16"));
        return server(installation, arguments)
                .with(Map.of(
                        "KC_DB_PASSWORD", database.password(),
                        "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", "admin"));
    }

    @Override
    public boolean ready() {
        return Probe.http(URI.create(settings.address(Part.KEYCLOAK)));
    }

    @Override
    public Duration patience() {
        return Duration.ofMinutes(4);
    }

    /** Unpacks the distribution and does the part of its start that depends on options alone. */
    private void install(Path archive, Path target) throws IOException, InterruptedException {
        Archive.unpackTarGz(archive, target);
        Path home = Archive.find(target, "keycloak-*");
        Path log = settings.run().resolve("logs").resolve("keycloak-build.log");
        Files.createDirectories(log.getParent());
        Process build = Tether.start(server(home, BUILD), log);
        try {
            if (!build.waitFor(5, TimeUnit.MINUTES) || build.exitValue() != 0) {
                throw new IOException("Keycloak's build failed, see " + log);
            }
        } finally {
            build.destroyForcibly();
        }
    }

    private void prepareRealm() throws IOException {
        String realm = realm();
        Path imports = Files.createDirectories(installation.resolve("data").resolve("import"));
        Path unfinished = Files.writeString(imports.resolve(UUID.randomUUID() + ".unfinished"), realm);
        Files.move(unfinished, imports.resolve("continuo-realm.json"), StandardCopyOption.REPLACE_EXISTING);
        Path data = Files.createDirectories(settings.data(Part.KEYCLOAK));
        Path imported = data.resolve("imported-realm.json");
        try {
            // Keycloak imports a realm only where there is none, and the file is the truth here.
            if (Files.exists(imported) && !Files.readString(imported).equals(realm)) {
                admin.drop(DATABASE);
            }
            database = admin.ensure(DATABASE, DATABASE);
        } catch (SQLException e) {
            throw new IOException("Keycloak's database cannot be made", e);
        }
        Files.writeString(imported, realm);
    }

    /** The realm file. */
    static String realm() throws IOException {
        try (InputStream in = KeycloakServer.class.getResourceAsStream(REALM)) {
            if (in == null) {
                throw new IOException("No " + REALM);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What {@code kc.sh} runs, without the shell: that one would be the process that gets our signals. */
    private static Launch server(Path home, List<String> arguments) {
        List<String> options = new ArrayList<>(JVM);
        options.add("-Dkc.home.dir=" + home);
        options.add("-Djboss.server.config.dir=" + home.resolve("conf"));
        List<String> main = new ArrayList<>(List.of("io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        main.addAll(arguments);
        return Launch.java(
                options, home.resolve("lib").resolve("quarkus-run.jar").toString(), main.toArray(String[]::new));
    }
}
