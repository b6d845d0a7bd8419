package io.continuo.gateway;

import io.continuo.gateway.access.Gatekeeper;
import io.continuo.gateway.edge.BrowserAccess;
import io.continuo.gateway.edge.Edge;
import io.continuo.gateway.edge.Refusals;
import io.continuo.gateway.proxy.Forwarder;
import io.continuo.gateway.routing.Match;
import io.continuo.gateway.routing.RawPath;
import io.continuo.gateway.routing.Route;
import io.continuo.gateway.routing.RouteTable;
import io.continuo.gateway.routing.Row.Trait;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Set;

/** Where every API request comes in. All policy is decided here, before any service hears of the request. */
@Singleton
class Door {

    /** After the framework's filters, before its own routes. */
    private static final int BEFORE_RESOURCES = 500;

    /** After the edge has named the request, before all else. */
    private static final int FIRST_BUT_EDGE = 900;

    private static final String PATH = "continuo.path";

    private final RouteTable table;
    private final Gatekeeper gatekeeper;
    private final Forwarder forwarder;
    private final Refusals refusals;

    Door(RouteTable table, Gatekeeper gatekeeper, Forwarder forwarder, Refusals refusals) {
        this.table = table;
        this.gatekeeper = gatekeeper;
        this.forwarder = forwarder;
        this.refusals = refusals;
    }

    void inspect(@Observes Filters filters) {
        filters.register(this::inspect, FIRST_BUT_EDGE);
    }

    void open(@Observes Router router) {
        router.route().order(BEFORE_RESOURCES).handler(this::enter);
    }

    /** Holds for every path, also those the framework answers. */
    private void inspect(RoutingContext context) {
        String encoding = context.request().getHeader("Transfer-Encoding");
        if (encoding != null && !encoding.strip().equalsIgnoreCase("chunked")) {
            refuse(context, StandardProblem.BAD_REQUEST, "The only transfer encoding read here is chunked.");
            return;
        }
        switch (RawPath.of(context.request().path())) {
            case RawPath.Refused refused -> refuse(context, StandardProblem.BAD_REQUEST, refused.reason());
            case RawPath.Clean path -> {
                context.put(PATH, path);
                context.next();
            }
        }
    }

    private void enter(RoutingContext context) {
        RawPath.Clean path = context.get(PATH);
        if (isApi(path)) {
            route(context, path);
        } else {
            context.next();
        }
    }

    private static boolean isApi(RawPath.Clean path) {
        return !path.segments().isEmpty()
                && Set.of("api", "v1", "cloudevents", "webhooks", "beacon", "pixel")
                        .contains(path.segments().getFirst());
    }

    private void route(RoutingContext context, RawPath.Clean path) {
        if (BrowserAccess.answers(context)) {
            return;
        }
        switch (table.match(context.request().method().name(), path.segments())) {
            case Match.Found found -> check(context, path, found.route());
            case Match.OtherMethods other -> refuseMethod(context, other.allowed());
            case Match.Unknown unknown -> refuse(context, StandardProblem.NOT_FOUND, "Nothing has this path.");
        }
    }

    private void check(RoutingContext context, RawPath.Clean path, Route route) {
        Edge.name(context, route.template());
        if (route.has(Trait.LOCAL)) {
            context.next();
        } else if (asksForWebSocket(context)) {
            refuse(context, StandardProblem.BAD_REQUEST, "WebSockets are not offered; use server-sent events.");
        } else if (declaredLength(context) > forwarder.limit(route)) {
            refuse(
                    context,
                    StandardProblem.PAYLOAD_TOO_LARGE,
                    "The body may have " + forwarder.limit(route) + " bytes here; send it in parts.");
        } else {
            gatekeeper
                    .admit(context, route)
                    .compose(admission -> forwarder.looksInside(route)
                            ? gatekeeper.hold(context, admission)
                            : Future.succeededFuture(admission))
                    .onSuccess(admission -> forwarder.forward(context, route, path.raw(), admission))
                    .onFailure(failure -> refuse(context, failure));
        }
    }

    private static boolean asksForWebSocket(RoutingContext context) {
        String upgrade = context.request().getHeader(HttpHeaders.UPGRADE);
        return upgrade != null && upgrade.toLowerCase(Locale.ROOT).contains("websocket");
    }

    private static long declaredLength(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    private void refuseMethod(RoutingContext context, Set<String> allowed) {
        String methods = String.join(", ", allowed);
        context.response().putHeader(HttpHeaders.ALLOW, methods);
        refuse(context, StandardProblem.METHOD_NOT_ALLOWED, "This path is for " + methods + ".");
    }

    private void refuse(RoutingContext context, StandardProblem type, String detail) {
        refusals.send(context, Problems.of(type, detail));
    }

    private void refuse(RoutingContext context, Throwable failure) {
        if (failure instanceof HttpProblem problem) {
            refusals.send(context, problem);
        } else {
            context.fail(failure);
        }
    }
}
