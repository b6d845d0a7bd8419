package io.continuo.gateway.proxy;

import io.continuo.gateway.config.GatewayConfig;
import io.continuo.gateway.routing.RoutesConfig;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The services, by name. */
@Singleton
public class Upstreams {

    /** Shorter than the services' own idle timeout, so that they never close a connection that is about to be used. */
    private static final int KEPT_SECONDS = 30;

    private static final int HEADER_BYTES = 32 * 1024;

    private final Map<String, Upstream> byName = new HashMap<>();

    Upstreams(Vertx vertx, RoutesConfig routes, GatewayConfig config) {
        routes.services().forEach((name, service) -> {
            HttpClient requests =
                    vertx.createHttpClient(options(config, config.limits().connections()));
            HttpClient streams =
                    vertx.createHttpClient(options(config, config.limits().streams()));
            byName.put(name, new Upstream(name, service.url(), requests, streams));
        });
    }

    Upstream get(String service) {
        return Objects.requireNonNull(byName.get(service), service);
    }

    public Set<String> names() {
        return Set.copyOf(byName.keySet());
    }

    private static HttpClientOptions options(GatewayConfig config, int connections) {
        return new HttpClientOptions()
                .setConnectTimeout((int) config.timeouts().connect().toMillis())
                .setKeepAliveTimeout(KEPT_SECONDS)
                .setMaxPoolSize(connections)
                .setMaxWaitQueueSize(config.limits().waiting())
                .setMaxHeaderSize(HEADER_BYTES)
                .setMaxInitialLineLength(HEADER_BYTES)
                .setTcpNoDelay(true);
    }
}
