package io.continuo.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives a Quarkus service the relay of its database, running from start to shutdown. */
@Singleton
final class OutboxBeans {

    private final OutboxConfig config;
    private final OutboxRelay relay;
    private final Upkeep upkeep;

    OutboxBeans(
            OutboxConfig config,
            Pool pool,
            MeterRegistry registry,
            Instance<PayloadSeal> seal,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.config = config;
        this.relay =
                new OutboxRelay(pool, bootstrapServers, config, seal.isResolvable() ? seal.get() : PayloadSeal.NONE);
        this.upkeep = new Upkeep(pool, config);
        upkeep.register(registry);
    }

    @Produces
    @Singleton
    OutboxRelay relay() {
        return relay;
    }

    void start(@Observes StartupEvent started) {
        if (config.enabled()) {
            relay.start();
            upkeep.start();
        }
    }

    void stop(@Observes ShutdownEvent stopped) {
        upkeep.stop();
        relay.stop();
    }
}
