package io.continuo.gateway.edge;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lets web pages of any origin send to the tracking API (Fetch standard, CORS protocol): it takes write keys, which are
 * public, and never credentials of the browser. Nothing else is opened. SDKs send headers of their own, so a page may send
 * whichever it asks for; what nobody reads here is ignored.
 */
public final class BrowserAccess {

    private static final List<String> OPEN = List.of("/v1/", "/beacon/");

    private static final String USUAL_HEADERS =
            "Authorization, Content-Type, Content-Encoding, X-Retry-Count, X-Request-Id";

    /** Names of headers (RFC 9110, token) between commas. */
    private static final Pattern HEADERS = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~, -]{1,2000}");

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
                    .putHeader("Access-Control-Allow-Headers", headers(context.request()))
                    .putHeader("Vary", "Access-Control-Request-Headers")
                    .putHeader("Access-Control-Max-Age", "86400")
                    .setStatusCode(204)
                    .end();
        }
        return preflight;
    }

    private static String headers(HttpServerRequest request) {
        String asked = request.getHeader("Access-Control-Request-Headers");
        return asked != null && HEADERS.matcher(asked).matches() ? asked : USUAL_HEADERS;
    }
}
