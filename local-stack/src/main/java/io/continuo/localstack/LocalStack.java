package io.continuo.localstack;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * PostgreSQL, Kafka, the MongoDB stand-in and Keycloak on this machine, each a supervised child process.
 *
 * <p>All parts start at once and each is awaited on its own. A part with an external address is never started.
 */
public final class LocalStack implements AutoCloseable {

    private final StackSettings settings;
    private final StateFile states;
    private final Map<Part, Supervised> parts = new EnumMap<>(Part.class);

    private final AtomicBoolean closed = new AtomicBoolean();

    private LocalStack(StackSettings settings) {
        this.settings = settings;
        this.states = new StateFile(settings.stateFile());
        Supervised postgres = supervised(new PostgresServer(settings));
        parts.put(Part.POSTGRES, postgres);
        parts.put(Part.KAFKA, supervised(new KafkaServer(settings)));
        parts.put(Part.MONGODB, supervised(new MongoServer(settings)));
        parts.put(Part.KEYCLOAK, supervised(new KeycloakServer(settings, postgres)));
        settings.external().keySet().forEach(parts::remove);
    }

    /** Starts every part and returns without waiting for any. */
    public static LocalStack start(StackSettings settings) {
        LocalStack stack = new LocalStack(settings);
        for (Part part : Part.values()) {
            stack.states.address(part.label(), settings.address(part));
            if (settings.external().containsKey(part)) {
                stack.states.record(part.label(), "external", 0, "");
            }
        }
        stack.parts.values().forEach(Supervised::start);
        return stack;
    }

    public StackSettings settings() {
        return settings;
    }

    /** The part's process; empty where the part runs elsewhere. */
    public Optional<Supervised> part(Part part) {
        return Optional.ofNullable(parts.get(part));
    }

    /** Returns when the part answers, at once where it runs elsewhere. */
    public void await(Part part, Duration atMost) throws InterruptedException {
        Supervised supervised = parts.get(part);
        if (supervised != null) {
            supervised.awaitReady(atMost);
        }
    }

    /** Stops every part, PostgreSQL last because Keycloak uses it. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        boolean worthKeeping = isWorthKeeping();
        stopAllBut(Part.POSTGRES);
        if (worthKeeping) {
            stopAndKeepPostgres();
        } else {
            part(Part.POSTGRES).ifPresent(Supervised::stop);
        }
        states.delete();
    }

    private void stopAllBut(Part last) {
        List<Thread> stopping = new ArrayList<>();
        parts.forEach((part, supervised) -> {
            if (part != last) {
                stopping.add(Thread.ofPlatform().start(supervised::stop));
            }
        });
        for (Thread thread : stopping) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Only a test stack gives its data away, and only when Keycloak is in it. */
    private boolean isWorthKeeping() {
        return !settings.durable() && isReady(Part.POSTGRES) && isReady(Part.KEYCLOAK);
    }

    private boolean isReady(Part part) {
        return part(part).filter(it -> it.state() == Supervised.State.READY).isPresent();
    }

    private void stopAndKeepPostgres() {
        try {
            Seed seed = new Seed(settings);
            boolean first = !seed.exists();
            if (first) {
                Seed.clean(new PostgresAdmin(settings.address(Part.POSTGRES)));
            }
            parts.get(Part.POSTGRES).stop();
            if (first) {
                seed.keep(settings.data(Part.POSTGRES));
            }
        } catch (IOException | SQLException e) {
            // Without a seed the next stack starts slower, nothing else.
            parts.get(Part.POSTGRES).stop();
        }
    }

    StateFile states() {
        return states;
    }

    private Supervised supervised(Program program) {
        return new Supervised(program, settings.run().resolve("logs"), states);
    }
}
