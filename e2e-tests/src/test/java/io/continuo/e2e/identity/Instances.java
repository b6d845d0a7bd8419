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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Processes of identity-service on one database and the same topics, of their own. */
final class Instances implements AutoCloseable {

    private static final Path ROOT =
            Path.of(System.getProperty("continuo.root", "..")).toAbsolutePath().normalize();
    private static final Duration STARTED_WITHIN = Duration.ofMinutes(3);
    private static final int PARTITIONS = 3;

    private final TestStack stack = TestStack.get();
    private final Database database = stack.createDatabase("identity");
    private final String prefix = stack.topicPrefix();
    private final List<Services> processes;

    private Instances(int number) {
        processes = IntStream.range(0, number)
                .mapToObj(_ -> Services.start(settings()))
                .toList();
    }

    static Instances start(int number) throws InterruptedException {
        Instances instances = new Instances(number);
        instances.awaitReady();
        return instances;
    }

    void awaitReady() throws InterruptedException {
        for (Services process : processes) {
            process.awaitReady(STARTED_WITHIN);
        }
    }

    IdentityCalls calls(int instance) {
        return new IdentityCalls(processes.get(instance % processes.size()).url(Service.IDENTITY));
    }

    Supervised process(int instance) {
        return processes.get(instance).service(Service.IDENTITY);
    }

    StoredGraph graph() {
        return new StoredGraph(database);
    }

    /** What was told about whose identifiers are, read from the beginning. */
    ToldMap told() {
        return ToldMap.read(stack.kafka(), prefix + "identities.v1");
    }

    private ServiceSettings settings() {
        Backing backing = new Backing(
                Map.of(Service.IDENTITY, database),
                stack.mongodb(),
                "none",
                stack.kafka(),
                new Topics(prefix, PARTITIONS),
                stack.realm());
        Path home = ROOT.resolve("e2e-tests/target/identity-" + UUID.randomUUID());
        int port = StackSettings.freePorts(1).getFirst();
        return new ServiceSettings(ROOT, home, Map.of(Service.IDENTITY, port), backing, Map.of());
    }

    @Override
    public void close() {
        processes.forEach(Services::close);
        stack.drop(database);
    }
}
