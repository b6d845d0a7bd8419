package io.continuo.localstack.testing;

import io.continuo.localstack.Database;
import io.continuo.localstack.Part;
import io.continuo.localstack.PostgresAdmin;
import io.continuo.localstack.StateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The stack all tests of a Maven run share. Each address is given out when its part answers, so that a test which needs
 * no Keycloak does not wait for it.
 *
 * <p>The environment variable {@value #REUSE} names the state file of a running stack to use instead, for example
 * {@code .continuo/run/stack.properties} of {@code ./continuo up --infra}.
 */
public final class TestStack {

    static final String REUSE = "CONTINUO_TEST_STACK";
    private static final Duration START_WITHIN = Duration.ofMinutes(5);
    private static final Duration POLL_EVERY = Duration.ofMillis(50);
    private static @Nullable TestStack shared;

    private final Path stateFile;

    private TestStack(Path stateFile) {
        this.stateFile = stateFile;
    }

    /** The stack of this Maven run, started by the first who asks. */
    public static synchronized TestStack get() {
        if (shared == null) {
            shared = new TestStack(find());
        }
        return shared;
    }

    /** A new, empty database; the role is created with the name without the suffix that makes the database unique. */
    public Database createDatabase(String name) {
        try {
            return new PostgresAdmin(address(Part.POSTGRES)).ensure(name + "_" + unique(), name);
        } catch (SQLException e) {
            throw new IllegalStateException("No database " + name, e);
        }
    }

    /** Drops what {@link #createDatabase} made. */
    public void drop(Database database) {
        try {
            new PostgresAdmin(address(Part.POSTGRES)).drop(database.name());
        } catch (SQLException e) {
            throw new IllegalStateException("Database " + database.name() + " cannot be dropped", e);
        }
    }

    /** Kafka's bootstrap servers. */
    public String kafka() {
        return address(Part.KAFKA);
    }

    /** MongoDB's connection string; the environment variable TEST_MONGODB_URI names a real server instead. */
    public String mongodb() {
        return Optional.ofNullable(System.getenv("TEST_MONGODB_URI"))
                .filter(uri -> !uri.isBlank())
                .orElseGet(() -> address(Part.MONGODB));
    }

    /** The realm's address: the issuer of the tokens. */
    public String realm() {
        return address(Part.KEYCLOAK);
    }

    /** Where a part keeps its files. */
    public Path data(Part part) {
        return stateFile
                .resolveSibling("..")
                .resolve("data")
                .resolve(part.label())
                .normalize();
    }

    /** A prefix no other test's topics have. */
    public String topicPrefix() {
        return "t" + unique() + ".";
    }

    /** A suffix for names that must not meet. */
    static String unique() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    private String address(Part part) {
        long deadline = System.nanoTime() + START_WITHIN.toNanos();
        while (true) {
            Properties states = read();
            String state = states.getProperty(part.label() + ".state", "starting");
            if (state.equals("ready") || state.equals("external")) {
                return states.getProperty(part.label() + ".address");
            }
            if (state.equals("failed") || System.nanoTime() > deadline) {
                throw new IllegalStateException(part.label() + " is " + state + " "
                        + states.getProperty(part.label() + ".problem", "") + ", see the logs beside " + stateFile);
            }
            pause();
        }
    }

    private Properties read() {
        try {
            return StateFile.read(stateFile);
        } catch (IOException e) {
            throw new UncheckedIOException("The test stack has gone: " + stateFile, e);
        }
    }

    private static Path find() {
        String reused = System.getenv(REUSE);
        if (reused != null && !reused.isBlank()) {
            if (!Files.exists(Path.of(reused))) {
                throw new IllegalStateException(REUSE + " names no running stack: " + reused);
            }
            return Path.of(reused);
        }
        try {
            return TestStackStarter.startedOnce();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void pause() {
        try {
            Thread.sleep(POLL_EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the test stack", e);
        }
    }
}
