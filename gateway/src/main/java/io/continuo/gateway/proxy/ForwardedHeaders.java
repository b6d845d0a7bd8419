package io.continuo.gateway.proxy;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which headers pass. Those of one connection (RFC 9110, 7.6.1) never do, in neither direction. */
final class ForwardedHeaders {

    private static final Set<String> OF_CONNECTION = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings");

    /** The gateway says these itself, or nobody may say them from outside. */
    private static final Set<String> OF_GATEWAY = Set.of(
            "host",
            "authorization",
            "content-length",
            "cookie",
            "expect",
            "forwarded",
            "x-request-id",
            "x-http-method-override",
            "x-http-method",
            "x-method-override",
            "x-original-url",
            "x-rewrite-url",
            "traceparent",
            "tracestate",
            "baggage");

    private static final List<String> PREFIXES_OF_GATEWAY = List.of("x-continuo-", "x-forwarded-");

    private ForwardedHeaders() {}

    static void ofRequest(MultiMap from, MultiMap to) {
        Set<String> named = namedByConnection(from);
        for (Map.Entry<String, String> header : from) {
            // Some servers read an underscore as a hyphen.
            String name = header.getKey().toLowerCase(Locale.ROOT).replace('_', '-');
            boolean own =
                    OF_GATEWAY.contains(name) || PREFIXES_OF_GATEWAY.stream().anyMatch(name::startsWith);
            if (!own && !OF_CONNECTION.contains(name) && !named.contains(name)) {
                to.add(header.getKey(), header.getValue());
            }
        }
    }

    static void ofResponse(MultiMap from, MultiMap to) {
        Set<String> named = namedByConnection(from);
        for (Map.Entry<String, String> header : from) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            boolean own = name.equals("x-request-id") || name.startsWith("x-continuo-");
            if (!own && !OF_CONNECTION.contains(name) && !named.contains(name)) {
                to.add(header.getKey(), header.getValue());
            }
        }
    }

    private static Set<String> namedByConnection(MultiMap headers) {
        List<String> values = headers.getAll(HttpHeaders.CONNECTION);
        if (values.isEmpty()) {
            return Set.of();
        }
        Set<String> named = new HashSet<>();
        for (String value : values) {
            Arrays.stream(value.split(",", -1))
                    .map(name -> name.strip().toLowerCase(Locale.ROOT))
                    .forEach(named::add);
        }
        return named;
    }
}
