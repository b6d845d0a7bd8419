package io.continuo.gateway.proxy;

import io.continuo.gateway.access.Admission;
import io.continuo.gateway.config.GatewayConfig;
import io.continuo.gateway.config.GatewayConfig.Timeouts;
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
    private final Owners owners;
    private final Refusals refusals;
    private final GatewayConfig config;

    Forwarder(Vertx vertx, Upstreams upstreams, Owners owners, Refusals refusals, GatewayConfig config) {
        this.vertx = vertx;
        this.upstreams = upstreams;
        this.owners = owners;
        this.refusals = refusals;
        this.config = config;
    }

    /** @param path as it came, checked */
    public void forward(RoutingContext context, Route route, String path, Admission admission) {
        Upstream upstream = upstreams.get(route.service());
        Outbound outbound = new Outbound(context.request(), path, route, admission, upstream, limit(route));
        new Exchange(vertx, context, outbound, this).start();
    }

    /** Whether the route's requests go to different instances by what is in them, so that their bodies are to be held. */
    public boolean looksInside(Route route) {
        return route.has(Trait.OWNED) && owners.areKnown(route.service());
    }

    Owners owners() {
        return owners;
    }

    Refusals refusals() {
        return refusals;
    }

    Timeouts timeouts() {
        return config.timeouts();
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
