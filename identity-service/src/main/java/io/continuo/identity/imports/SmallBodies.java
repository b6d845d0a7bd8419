package io.continuo.identity.imports;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.http.VertxProblems;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps bodies that are held in memory small; only an import may be as large as the server allows. */
@Singleton
class SmallBodies {

    /** Before the server's own limit. */
    private static final int PRIORITY = 200;

    private final VertxProblems problems;
    private final BigInteger limit;
    private final BigInteger serverLimit;

    SmallBodies(
            VertxProblems problems,
            ImportConfig config,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize serverLimit) {
        this.problems = problems;
        this.serverLimit = serverLimit.asBigInteger();
        this.limit = config.otherBodies().asBigInteger();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || !isBetween(new BigInteger(length)) || isStreamed(request)) {
            request.next();
            return;
        }
        problems.send(
                request,
                Problems.of(StandardProblem.PAYLOAD_TOO_LARGE, "A body here has at most " + limit + " bytes."));
        // What is still to come is thrown away: a caller whose connection closes while it sends never reads the answer.
        request.request().resume();
    }

    /** Larger bodies than the server allows are refused by itself. */
    private boolean isBetween(BigInteger length) {
        return length.compareTo(limit) > 0 && length.compareTo(serverLimit) <= 0;
    }

    private static boolean isStreamed(RoutingContext request) {
        return request.normalizedPath().equals(ImportResource.PATH);
    }
}
