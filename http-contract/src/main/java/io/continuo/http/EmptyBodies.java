package io.continuo.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** What is not there has no type: clients call an empty body a form, too, and whoever needs no body would refuse that. */
@Singleton
class EmptyBodies {

    private static final String FORM = "application/x-www-form-urlencoded";

    /** Before routes are looked for. */
    private static final int PRIORITY = 50;

    void register(@Observes Filters filters) {
        filters.register(EmptyBodies::leaveOutType, PRIORITY);
    }

    private static void leaveOutType(RoutingContext request) {
        MultiMap headers = request.request().headers();
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        if (type != null && type.startsWith(FORM) && "0".equals(headers.get(HttpHeaders.CONTENT_LENGTH))) {
            headers.remove(HttpHeaders.CONTENT_TYPE);
        }
        request.next();
    }
}
