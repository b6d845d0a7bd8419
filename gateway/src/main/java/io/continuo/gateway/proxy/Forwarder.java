package io.continuo.gateway.proxy;

import io.continuo.gateway.access.Admission;
import io.continuo.gateway.config.GatewayConfig;
import io.continuo.gateway.edge.Refusals;
import io.continuo.gateway.routing.Route;
import io.continuo.gateway.routing.Row.Trait;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Passes admitted requests on. */
@Singleton
public class Forwarder {

    private final Vertx vertx;
    private final Upstreams upstreams;
    private final Refusals refusals;
    private final GatewayConfig config;

    Forwarder(Vertx vertx, Upstreams upstreams, Refusals refusals, GatewayConfig config) {
        this.vertx = vertx;
        this.upstreams = upstreams;
        this.refusals = refusals;
        this.config = config;
    }

    /** @param path as it came, checked */
    public void forward(RoutingContext context, Route route, String path, Admission admission) {
        Upstream upstream = upstreams.get(route.service());
        Outbound outbound = new Outbound(context.request(), path, route, admission, upstream, limit(route));
        new Exchange(vertx, context, outbound, refusals, config.timeouts()).start();
    }

    /** Bytes a body on this route may have. */
    public long limit(Route route) {
        if (route.has(Trait.LARGE)) {
            return config.limits().large().asLongValue();
        }
        return route.has(Trait.TRACKING)
                ? config.limits().tracking().asLongValue()
                : config.limits().json().asLongValue();
    }
}
