package io.continuo.e2e;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;

/** Takes spans as an OpenTelemetry collector does, and remembers which services took part in a trace. */
final class OtlpCollector {

    private final HttpServer server;
    private final Map<String, Set<String>> servicesByTrace = new ConcurrentHashMap<>();

    private OtlpCollector(HttpServer server) {
        this.server = server;
    }

    static OtlpCollector start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            OtlpCollector collector = new OtlpCollector(server);
            server.createContext("/v1/traces", collector::take);
            server.start();
            return collector;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT} wants. */
    String endpoint() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Names of the services that have sent a span of this trace so far. */
    Set<String> servicesOf(String traceId) {
        return servicesByTrace.getOrDefault(traceId, Set.of());
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange;
                InputStream body = plain(exchange)) {
            ExportTraceServiceRequest.parseFrom(body).getResourceSpansList().forEach(this::remember);
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
            ExportTraceServiceResponse.getDefaultInstance().writeTo(exchange.getResponseBody());
        }
    }

    private void remember(ResourceSpans spans) {
        String service = spans.getResource().getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals("service.name"))
                .map(KeyValue::getValue)
                .map(value -> value.getStringValue())
                .findFirst()
                .orElse("unnamed");
        spans.getScopeSpansList().stream()
                .flatMap(scope -> scope.getSpansList().stream())
                .map(Span::getTraceId)
                .map(OtlpCollector::hex)
                .forEach(trace -> servicesByTrace
                        .computeIfAbsent(trace, t -> ConcurrentHashMap.newKeySet())
                        .add(service));
    }

    private static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }

    private static InputStream plain(HttpExchange exchange) throws IOException {
        boolean gzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        return gzip ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
    }
}
