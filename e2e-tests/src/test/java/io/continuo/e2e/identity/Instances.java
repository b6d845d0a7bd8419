package io.continuo.e2e.identity;

import io.continuo.localstack.Database;
import io.continuo.localstack.Service;
import io.continuo.localstack.ServiceSettings;
import io.continuo.localstack.ServiceSettings.Backing;
import io.continuo.localstack.ServiceSettings.Topics;
import io.continuo.localstack.Services;
import io.continuo.localstack.StackSettings;
import io.continuo.localstack.Supervised;
import io.continuo.localstack.testing.TestStack;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Processes of identity-service on one database and the same topics, of their own. */
final class Instances implements AutoCloseable {

    private static final Path ROOT =
            Path.of(System.getProperty("continuo.root", "..")).toAbsolutePath().normalize();
    /** A process that lives for seconds does not earn back what the second compiler costs. */
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    private static final Duration STARTED_WITHIN = Duration.ofMinutes(3);
    private static final int PARTITIONS = 3;

    private final TestStack stack = TestStack.get();
    private final Database database = stack.createDatabase("identity");
    private final String prefix = stack.topicPrefix();
    private final List<Services> processes;

    private Instances(int number, Map<String, String> environment) {
        processes = IntStream.range(0, number)
                .mapToObj(instance -> Services.start(settings(instance, environment)))
                .toList();
    }

    static Instances start(int number) throws InterruptedException {
        return start(number, Map.of());
    }

    /** @param environment further settings, as environment variables */
    static Instances start(int number, Map<String, String> environment) throws InterruptedException {
        Instances instances = new Instances(number, environment);
        instances.awaitReady();
        return instances;
    }

    void awaitReady() throws InterruptedException {
        for (Services process : processes) {
            process.awaitReady(STARTED_WITHIN);
        }
    }

    IdentityCalls calls(int instance) {
        return new IdentityCalls(url(instance));
    }

    URI url(int instance) {
        return processes.get(instance % processes.size()).url(Service.IDENTITY);
    }

    Supervised process(int instance) {
        return processes.get(instance).service(Service.IDENTITY);
    }

    /** The process is gone at once, and comes back without anybody waiting for it. */
    void killAndRestart(int instance) {
        process(instance).kill();
        process(instance).start();
    }

    StoredGraph graph() {
        return new StoredGraph(database);
    }

    /** What was told about whose identifiers are, read from the beginning. */
    ToldMap told() {
        return ToldMap.read(stack.kafka(), prefix + "identities.v1");
    }

    /** What an instance is called by PostgreSQL. */
    static String name(int instance) {
        return "instance-" + instance;
    }

    private Database database(int instance) {
        String named = database.name() + "?application_name=" + name(instance);
        return new Database(database.host(), database.port(), named, database.user(), database.password());
    }

    private ServiceSettings settings(int instance, Map<String, String> environment) {
        Map<String, String> common = new HashMap<>(environment);
        common.put("JAVA_TOOL_OPTIONS", QUICK_START);
        Backing backing = new Backing(
                Map.of(Service.IDENTITY, database(instance)),
                stack.mongodb(),
                "none",
                stack.kafka(),
                new Topics(prefix, PARTITIONS),
                stack.realm());
        Path home = ROOT.resolve("e2e-tests/target/identity-" + UUID.randomUUID());
        int port = StackSettings.freePorts(1).getFirst();
        return new ServiceSettings(ROOT, home, Map.of(Service.IDENTITY, port), backing, common);
    }

    @Override
    public void close() {
        processes.forEach(Services::close);
        stack.drop(database);
    }
}
