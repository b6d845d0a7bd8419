package io.continuo.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps bodies that are held in memory small in a service whose own bound has to admit uploads. Here they are refused by
 * their announced length; what comes in chunks is counted by {@link JsonBodies}.
 */
@Singleton
class HeldBodies {

    /** After the server's own bound, and before whatever reads a body. */
    private static final int PRIORITY = 1;

    private final VertxProblems problems;
    private final List<String> streamed;
    private final long limit;
    private final long serverLimit;

    HeldBodies(
            VertxProblems problems,
            BodyConfig config,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize serverLimit) {
        this.problems = problems;
        this.streamed = config.streamedPaths().orElse(List.of());
        this.serverLimit = serverLimit.asLongValue();
        this.limit = streamed.isEmpty()
                ? this.serverLimit
                : Math.min(config.heldBody().asLongValue(), this.serverLimit);
    }

    /** The bytes of the largest body that is held. */
    long limit() {
        return limit;
    }

    /** The bytes of the largest body that is taken as a stream. */
    long serverLimit() {
        return serverLimit;
    }

    void register(@Observes Filters filters) {
        if (!streamed.isEmpty()) {
            filters.register(this::check, PRIORITY);
        }
    }

    private void check(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || Long.parseLong(length) <= limit || streamed.contains(request.normalizedPath())) {
            request.next();
            return;
        }
        problems.send(
                request,
                Problems.of(StandardProblem.PAYLOAD_TOO_LARGE, "A body here has at most " + limit + " bytes."));
        // What is still to come is thrown away: a caller whose connection closes while it sends never reads the answer.
        request.request().resume();
    }
}
