package io.continuo.localstack;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Services of the suite as supervised child processes: those with a port in the settings; all start at once. */
public final class Services implements AutoCloseable {

    private final ServiceSettings settings;
    private final Map<Service, Supervised> services = new EnumMap<>(Service.class);

    private Services(ServiceSettings settings, ServiceProgram.Prerequisites prerequisites, StateFile states) {
        this.settings = settings;
        for (Service service : settings.ports().keySet()) {
            ServiceProgram program = new ServiceProgram(service, settings, prerequisites);
            services.put(
                    service,
                    new Supervised(program, settings.home().resolve("run").resolve("logs"), states));
            states.address(service.label(), settings.url(service));
        }
    }

    /** Starts the services on servers that already run, and returns without waiting for any. */
    public static Services start(ServiceSettings settings) {
        StateFile states = new StateFile(settings.home().resolve("run").resolve("services.properties"));
        return started(new Services(settings, _ -> {}, states));
    }

    /** Starts the services on this stack; each waits for the parts it needs. */
    static Services on(LocalStack stack, ServiceSettings settings) {
        Duration patience = Duration.ofMinutes(4);
        ServiceProgram.Prerequisites parts = service -> {
            for (Part part : service.startsAfter()) {
                stack.await(part, patience);
            }
        };
        return started(new Services(settings, parts, stack.states()));
    }

    /** The service's process: to kill, stop and start it. */
    public Supervised service(Service service) {
        return Objects.requireNonNull(services.get(service), "not one of these services");
    }

    /** Where this host reaches the service. */
    public URI url(Service service) {
        return URI.create(settings.url(service));
    }

    /** Returns when all services answer. */
    public void awaitReady(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        for (Supervised service : services.values()) {
            service.awaitReady(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        }
    }

    /** Stops all services, at once. */
    @Override
    public void close() {
        List<Thread> stopping = new ArrayList<>();
        for (Supervised service : services.values()) {
            stopping.add(Thread.ofPlatform().start(service::stop));
        }
        for (Thread thread : stopping) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Services started(Services services) {
        services.services.values().forEach(Supervised::start);
        return services;
    }
}
