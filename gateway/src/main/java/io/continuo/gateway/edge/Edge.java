package io.continuo.gateway.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * The first and the last of every request. Log line and metric name the route by its template: a path or query may hold
 * identifiers of persons.
 */
@Singleton
public class Edge {

    /** First of all filters. */
    private static final int FIRST = 1_000;

    private static final String ROUTE = "continuo.route";
    private static final Logger LOG = Logger.getLogger("io.continuo.gateway.access-log");

    private final MeterRegistry metrics;

    Edge(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** Names the request by its route, for log, metrics and trace. */
    public static void name(RoutingContext context, String template) {
        context.put(ROUTE, template);
        Span.current().updateName(context.request().method() + " " + template).setAttribute("http.route", template);
    }

    void register(@Observes Filters filters) {
        filters.register(this::enter, FIRST);
    }

    private void enter(RoutingContext context) {
        long start = System.nanoTime();
        RequestIds.assign(context.request());
        context.response().putHeader("X-Content-Type-Options", "nosniff");
        context.addEndHandler(end -> leave(context, Duration.ofNanos(System.nanoTime() - start)));
        context.next();
    }

    private void leave(RoutingContext context, Duration duration) {
        String route = context.get(ROUTE);
        String method = Methods.known(context.request().method().name());
        int status = context.response().getStatusCode();
        Timer.builder("http.server.requests")
                .tags("method", method, "uri", route == null ? "other" : route, "status", String.valueOf(status))
                .register(metrics)
                .record(duration);
        LOG.infof(
                "request method=%s route=%s status=%d durationMs=%d requestId=%s",
                method, route == null ? "other" : route, status, duration.toMillis(), RequestIds.of(context.request()));
    }
}
