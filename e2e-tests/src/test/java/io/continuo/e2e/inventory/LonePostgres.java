package io.continuo.e2e.inventory;

import io.continuo.localstack.Database;
import io.continuo.localstack.LocalStack;
import io.continuo.localstack.Part;
import io.continuo.localstack.PostgresAdmin;
import io.continuo.localstack.StackSettings;
import io.continuo.localstack.Supervised;
import io.continuo.localstack.testing.TestStack;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A PostgreSQL of one test's own, as durable as in production, to be killed without hurting anybody else's. */
final class LonePostgres implements AutoCloseable {

    private static final Duration STARTED_WITHIN = Duration.ofMinutes(2);

    private final LocalStack stack;

    private LonePostgres(LocalStack stack) {
        this.stack = stack;
    }

    /** Runs beside the shared stack, whose other parts are used. */
    static LonePostgres start(TestStack shared, Path root) throws InterruptedException {
        Map<Part, String> elsewhere =
                Map.of(Part.KAFKA, shared.kafka(), Part.MONGODB, shared.mongodb(), Part.KEYCLOAK, shared.realm());
        List<Integer> ports = StackSettings.freePorts(2);
        StackSettings settings = new StackSettings(
                root.resolve("local-stack/target/local-stack-app"),
                root.resolve(".continuo/cache"),
                root.resolve("e2e-tests/target/postgres-" + UUID.randomUUID()),
                Map.of(Part.POSTGRES, ports.getFirst()),
                ports.getLast(),
                elsewhere,
                StackSettings.Use.DEVELOPMENT);
        LonePostgres postgres = new LonePostgres(LocalStack.start(settings));
        postgres.server().awaitReady(STARTED_WITHIN);
        return postgres;
    }

    Database database() throws SQLException {
        return new PostgresAdmin(stack.settings().address(Part.POSTGRES)).ensure("inventory", "inventory");
    }

    /** {@code kill -9} of the server and of every session, and started again. */
    void killAndRestart() throws InterruptedException {
        List<ProcessHandle> sessions = ProcessHandle.of(server().pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .toList();
        server().kill();
        // One that survived would write into the files of the next server.
        sessions.forEach(ProcessHandle::destroyForcibly);
        sessions.forEach(session -> session.onExit().join());
        server().start();
        server().awaitReady(STARTED_WITHIN);
    }

    private Supervised server() {
        return stack.part(Part.POSTGRES).orElseThrow();
    }

    @Override
    public void close() {
        stack.close();
    }
}
