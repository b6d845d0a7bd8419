package io.continuo.gateway.portal;

import io.continuo.gateway.config.GatewayConfig;
import io.continuo.gateway.proxy.ServiceCalls;
import io.continuo.gateway.proxy.Upstreams;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Asks every service whether it is ready, at most every two seconds, however many ask here. */
@Singleton
class States {

    private static final Duration KEPT = Duration.ofSeconds(2);

    private final ServiceCalls calls;
    private final Duration timeout;
    private final List<String> names;
    private final Uni<Status> latest;

    States(ServiceCalls calls, Upstreams upstreams, GatewayConfig config, InstantSource clock) {
        this.calls = calls;
        this.timeout = config.timeouts().state();
        this.names = upstreams.names().stream().sorted().toList();
        this.latest = Uni.createFrom()
                .deferred(this::ask)
                .map(states -> new Status(states, clock.instant()))
                .memoize()
                .atLeast(KEPT);
    }

    Uni<Status> latest() {
        return latest;
    }

    private Uni<List<ServiceState>> ask() {
        List<Uni<ServiceState>> asked = names.stream().map(this::ask).toList();
        return Uni.join().all(asked).andCollectFailures();
    }

    private Uni<ServiceState> ask(String name) {
        return calls.get(name, "/q/health/ready", null, timeout)
                .map(answer -> new ServiceState(name, answer.isOk() ? "up" : "not-ready"))
                .onFailure()
                .recoverWithItem(new ServiceState(name, "down"));
    }
}
