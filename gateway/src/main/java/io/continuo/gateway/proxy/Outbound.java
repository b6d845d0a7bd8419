package io.continuo.gateway.proxy;

import io.continuo.gateway.access.Admission;
import io.continuo.gateway.config.GatewayConfig.WriteKey;
import io.continuo.gateway.edge.RequestIds;
import io.continuo.gateway.routing.Route;
import io.continuo.gateway.routing.Row.Trait;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The request as the service gets it.
 *
 * @param limit bytes its body may have
 */
record Outbound(
        HttpServerRequest inbound, String path, Route route, Admission admission, Upstream upstream, long limit) {

    private static final String TRANSFER_ENCODING = "Transfer-Encoding";

    RequestOptions options(Duration connectTimeout) {
        return new RequestOptions()
                .setMethod(inbound.method())
                .setHost(upstream.url().getHost())
                .setPort(upstream.port())
                .setSsl(false)
                .setURI(query() == null ? path : path + "?" + query())
                .setHeaders(headers())
                .setConnectTimeout(connectTimeout.toMillis())
                .setTraceOperation(inbound.method() + " " + route.template());
    }

    HttpClient client() {
        return isEndless() ? upstream.streams() : upstream.requests();
    }

    boolean isEndless() {
        return route.has(Trait.EVENTS);
    }

    @Nullable
    Buffer held() {
        return admission.body();
    }

    boolean hasBody() {
        String length = inbound.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            return !length.equals("0");
        }
        return inbound.getHeader(TRANSFER_ENCODING) != null
                || (inbound.version() == HttpVersion.HTTP_2 && !isSafe() && !inbound.isEnded());
    }

    /** Whether it can be sent again when nothing is known of the first time: it only reads, or has a key to be known by. */
    boolean isRepeatable() {
        return isSafe() ? !hasBody() : held() != null && inbound.headers().contains("Idempotency-Key");
    }

    /** The same request to whichever instance takes it. */
    Outbound to(Upstream anybody) {
        return new Outbound(inbound, path, route, admission, anybody, limit);
    }

    /** Whether it only reads. */
    boolean isSafe() {
        return inbound.method().equals(HttpMethod.GET) || inbound.method().equals(HttpMethod.HEAD);
    }

    private MultiMap headers() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        ForwardedHeaders.ofRequest(inbound.headers(), headers);
        headers.set(HttpHeaders.HOST, upstream.authority());
        headers.set(HttpHeaders.AUTHORIZATION, admission.authorization());
        headers.set(RequestIds.HEADER, RequestIds.of(inbound));
        WriteKey key = admission.key();
        if (key != null) {
            headers.set("X-Continuo-Channel", key.channel());
            headers.set("X-Continuo-Source", key.source());
        }
        return headers;
    }

    /** Without the write key, which is a secret of the caller and the gateway. */
    private @Nullable String query() {
        String query = inbound.query();
        if (query == null || !query.contains("writeKey")) {
            return query;
        }
        String kept = Arrays.stream(query.split("&", -1))
                .filter(pair -> !pair.startsWith("writeKey="))
                .collect(Collectors.joining("&"));
        return kept.isEmpty() ? null : kept;
    }
}
