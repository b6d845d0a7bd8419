package io.continuo.inventory;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.http.VertxProblems;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.math.BigInteger;

/** Keeps bodies that are held in memory small; only the streamed upload may be as large as the server allows. */
@Singleton
class SmallBodies {

    private static final String STREAMED = "/api/inventory/movements/bulk";

    /** Before the server's own limit. */
    private static final int PRIORITY = 200;

    private final VertxProblems problems;
    private final BigInteger limit;

    SmallBodies(VertxProblems problems, InventoryConfig config) {
        this.problems = problems;
        this.limit = config.bodyLimit().asBigInteger();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean large = length != null && new BigInteger(length).compareTo(limit) > 0;
        if (!large || request.normalizedPath().equals(STREAMED)) {
            request.next();
            return;
        }
        // The body is never read, so the connection cannot be used again.
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        request.addEndHandler(end -> request.request().connection().close());
        problems.send(
                request,
                Problems.of(StandardProblem.PAYLOAD_TOO_LARGE, "A body here has at most " + limit + " bytes."));
    }
}
