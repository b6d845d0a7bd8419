package io.continuo.localstack.testing;

import io.continuo.localstack.Database;
import io.continuo.localstack.Service;
import io.continuo.localstack.ServiceSettings;
import io.continuo.localstack.ServiceSettings.Backing;
import io.continuo.localstack.ServiceSettings.Topics;
import io.continuo.localstack.Services;
import io.continuo.localstack.StackSettings;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A suite of its own for a test: the packaged services on the shared stack, with fresh databases, a topic prefix and
 * free ports.
 */
public final class TestServices implements AutoCloseable {

    private static final int PARTITIONS = 3;

    private final TestStack stack;
    private final Services services;
    private final Map<Service, Database> databases;
    private final Topics topics;

    private TestServices(TestStack stack, Services services, Backing backing) {
        this.stack = stack;
        this.services = services;
        this.databases = backing.databases();
        this.topics = backing.topics();
    }

    /** Starts the services that the build has packaged and returns without waiting for them. */
    public static TestServices start() {
        TestStack stack = TestStack.get();
        String suite = TestStack.unique();
        Path checkout = MavenRun.checkout();
        Backing backing = new Backing(
                Map.of(
                        Service.IDENTITY, stack.createDatabase("identity"),
                        Service.INVENTORY, stack.createDatabase("inventory")),
                stack.mongodb(),
                "interaction_" + suite,
                stack.kafka(),
                new Topics("t" + suite + ".", PARTITIONS),
                stack.realm());
        Path home = checkout.resolve("target").resolve("suites").resolve(suite);
        Services services = Services.start(new ServiceSettings(checkout, home, freePorts(), backing));
        return new TestServices(stack, services, backing);
    }

    /** The running services: addresses, and each one's process. */
    public Services services() {
        return services;
    }

    /** Stops the services and drops what was made for them. */
    @Override
    public void close() {
        services.close();
        databases.values().forEach(stack::drop);
        TestTopics.delete(stack.kafka(), topics.prefix());
    }

    private static Map<Service, Integer> freePorts() {
        List<Integer> free = StackSettings.freePorts(Service.values().length);
        Map<Service, Integer> ports = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            ports.put(service, free.get(service.ordinal()));
        }
        return ports;
    }
}
