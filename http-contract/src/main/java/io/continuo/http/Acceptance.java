package io.continuo.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Clients that say they read JSON, as most do of every request, get what a route has, be it lines of JSON, events or a
 * table, rather than 406 (RFC 9110, 12.4.1 leaves the choice). JSON comes first where there is any.
 */
@Singleton
class Acceptance {

    private static final String JSON = "json";
    private static final String ANYTHING = "*/*";
    private static final String ELSE_ANYTHING = ", */*;q=0.1";

    /** Before routes are looked for. */
    private static final int PRIORITY = 50;

    void register(@Observes Filters filters) {
        filters.register(Acceptance::widen, PRIORITY);
    }

    private static void widen(RoutingContext request) {
        MultiMap headers = request.request().headers();
        String accept = headers.get(HttpHeaders.ACCEPT);
        if (accept != null && accept.contains(JSON) && !accept.contains(ANYTHING)) {
            headers.set(HttpHeaders.ACCEPT, accept + ELSE_ANYTHING);
        }
        request.next();
    }
}
