package io.continuo.e2e;

import io.continuo.localstack.LocalStack;
import io.continuo.localstack.Part;
import io.continuo.localstack.StackSettings;
import io.continuo.localstack.Supervised;
import io.continuo.localstack.testing.TestStack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** A Kafka broker of one test's own, to be killed without hurting anybody else's. */
final class LoneBroker implements AutoCloseable {

    private static final Duration STARTED_WITHIN = Duration.ofMinutes(2);

    private final LocalStack stack;

    private LoneBroker(LocalStack stack) {
        this.stack = stack;
    }

    /** Runs beside the shared stack, whose other parts are used. */
    static LoneBroker start(TestStack shared) throws InterruptedException {
        // Nothing here asks for PostgreSQL; it only must not be started.
        Map<String, String> elsewhere = Map.of(
                "CONTINUO_POSTGRES_URL", "postgresql://nobody:nobody@127.0.0.1:1",
                "CONTINUO_MONGODB_URI", shared.mongodb(),
                "CONTINUO_OIDC_URL", shared.realm());
        Path home = Suite.ROOT.resolve("e2e-tests/target/broker-" + UUID.randomUUID());
        StackSettings settings = StackSettings.forTests(
                Suite.ROOT.resolve("local-stack/target/local-stack-app"),
                Suite.ROOT.resolve(".continuo/cache"),
                home,
                elsewhere);
        LoneBroker broker = new LoneBroker(LocalStack.start(settings));
        broker.awaitReady();
        return broker;
    }

    /** Its bootstrap servers. */
    String address() {
        return stack.settings().address(Part.KAFKA);
    }

    /** {@code kill -9}, and started again without waiting until it answers. */
    void killAndRestart() {
        kafka().kill();
        kafka().start();
    }

    void awaitReady() throws InterruptedException {
        kafka().awaitReady(STARTED_WITHIN);
    }

    private Supervised kafka() {
        return stack.part(Part.KAFKA).orElseThrow();
    }

    @Override
    public void close() {
        stack.close();
    }
}
