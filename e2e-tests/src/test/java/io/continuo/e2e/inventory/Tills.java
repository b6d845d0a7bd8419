package io.continuo.e2e.inventory;

import io.continuo.localstack.Database;
import io.continuo.localstack.Service;
import io.continuo.localstack.ServiceSettings;
import io.continuo.localstack.ServiceSettings.Backing;
import io.continuo.localstack.ServiceSettings.Topics;
import io.continuo.localstack.Services;
import io.continuo.localstack.StackSettings;
import io.continuo.localstack.testing.TestStack;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Processes of inventory-service on one database. */
final class Tills implements AutoCloseable {

    static final Path ROOT =
            Path.of(System.getProperty("continuo.root", "..")).toAbsolutePath().normalize();

    private static final Duration STARTED_WITHIN = Duration.ofMinutes(3);
    private static final int PARTITIONS = 3;

    private final List<Services> processes;

    private Tills(List<Services> processes) {
        this.processes = processes;
    }

    static Tills open(int number, TestStack stack, Database database) throws InterruptedException {
        return open(number, stack, database, false);
    }

    /** The gateway knows the first of them only by itself. */
    static Tills openBehindGateway(int number, TestStack stack, Database database) throws InterruptedException {
        return open(number, stack, database, true);
    }

    private static Tills open(int number, TestStack stack, Database database, boolean gateway)
            throws InterruptedException {
        String prefix = stack.topicPrefix();
        Tills tills = new Tills(IntStream.range(0, number)
                .mapToObj(till -> Services.start(settings(stack, database, prefix, gateway && till == 0)))
                .toList());
        for (int till = 0; till < number; till++) {
            tills.awaitReady(till);
        }
        return tills;
    }

    URI url(int till) {
        return processes.get(till % processes.size()).url(Service.INVENTORY);
    }

    URI gateway() {
        return processes.getFirst().url(Service.GATEWAY);
    }

    /** {@code kill -9}; it stays away. */
    void kill(int till) {
        processes.get(till).service(Service.INVENTORY).kill();
    }

    /** {@code kill -9}, and started again without waiting until it answers. */
    void killAndRestart(int till) {
        var process = processes.get(till % processes.size()).service(Service.INVENTORY);
        process.kill();
        process.start();
    }

    void awaitReady(int till) throws InterruptedException {
        processes.get(till % processes.size()).awaitReady(STARTED_WITHIN);
    }

    private static ServiceSettings settings(TestStack stack, Database database, String prefix, boolean gateway) {
        Backing backing = new Backing(
                Map.of(Service.INVENTORY, database),
                stack.mongodb(),
                "none",
                stack.kafka(),
                new Topics(prefix, PARTITIONS),
                stack.realm());
        Path home = ROOT.resolve("e2e-tests/target/inventory-" + UUID.randomUUID());
        List<Integer> free = StackSettings.freePorts(2);
        Map<Service, Integer> ports = gateway
                ? Map.of(Service.INVENTORY, free.getFirst(), Service.GATEWAY, free.getLast())
                : Map.of(Service.INVENTORY, free.getFirst());
        // A process that lives for seconds does not earn back what the second compiler costs.
        return new ServiceSettings(ROOT, home, ports, backing, Map.of("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1"));
    }

    @Override
    public void close() {
        processes.forEach(Services::close);
    }
}
