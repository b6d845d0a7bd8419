package io.continuo.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Refuses addresses with the character NUL, in the path as in the query: nothing is called by one, and PostgreSQL cannot
 * even be asked about it. Every route is behind this, so that none has to think of it.
 */
@Singleton
class NulAddresses {

    /** Before anything reads the address, and behind what notes the trace. */
    private static final int PRIORITY = 200;

    private static final String ENCODED = "%00";

    private final VertxProblems problems;

    NulAddresses(VertxProblems problems) {
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext request) {
        String address = request.request().uri();
        if (address.contains(ENCODED) || address.indexOf('\0') >= 0) {
            problems.send(
                    request,
                    Problems.of(
                            StandardProblem.BAD_REQUEST,
                            "The address has the character NUL (%00); nothing is called by one."));
        } else {
            request.next();
        }
    }
}
