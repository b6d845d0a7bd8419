package io.continuo.gateway.edge;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/**
 * Lets web pages of any origin send to the tracking API (Fetch standard, CORS protocol): it takes write keys, which are
 * public, and never credentials of the browser. Nothing else is opened.
 */
public final class BrowserAccess {

    private static final List<String> OPEN = List.of("/v1/", "/beacon/");

    private BrowserAccess() {}

    /** Adds the headers; answers a preflight and says so. */
    public static boolean answers(RoutingContext context) {
        String path = context.request().path();
        if (OPEN.stream().noneMatch(path::startsWith) || context.request().getHeader("Origin") == null) {
            return false;
        }
        HttpServerResponse response = context.response();
        response.putHeader("Access-Control-Allow-Origin", "*")
                .putHeader("Access-Control-Expose-Headers", "Retry-After, " + RequestIds.HEADER);
        boolean preflight = context.request().method().equals(HttpMethod.OPTIONS)
                && context.request().getHeader("Access-Control-Request-Method") != null;
        if (preflight) {
            response.putHeader("Access-Control-Allow-Methods", "POST")
                    .putHeader(
                            "Access-Control-Allow-Headers",
                            "Authorization, Content-Type, Content-Encoding, X-Retry-Count, X-Request-Id")
                    .putHeader("Access-Control-Max-Age", "86400")
                    .setStatusCode(204)
                    .end();
        }
        return preflight;
    }
}
