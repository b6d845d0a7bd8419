package io.continuo.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Answers like the gateway does when it likes everything, and remembers what it was told. */
final class FakeGateway {

    /** @param key the Idempotency-Key, or nothing */
    record Request(String path, String authorization, String key, String body) {}

    private final HttpServer server;
    private final ObjectMapper json = new ObjectMapper();
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();

    FakeGateway() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    void stop() {
        server.stop(0);
    }

    void refuseOnce(String path, int status) {
        refusals.put(path, status);
    }

    void forget() {
        requests.clear();
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    /** What was said under each key, in the order of keys. */
    List<String> bodiesByKey() {
        return requests.stream()
                .filter(request -> !request.key().isEmpty())
                .map(request -> request.key() + " " + request.path() + " " + request.body())
                .sorted()
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Integer refusal = refusals.remove(path);
            if (refusal != null) {
                reply(exchange, refusal, Map.of("title", "refused"));
                return;
            }
            requests.add(
                    new Request(path, header(exchange, "Authorization"), header(exchange, "Idempotency-Key"), body));
            if (path.endsWith("/bulk")) {
                exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
            }
            reply(exchange, 200, said(path, body));
        }
    }

    private Object said(String path, String body) throws IOException {
        Map<String, String> accepted = Map.of("status", "accepted");
        return switch (path) {
            case "/realms/continuo/protocol/openid-connect/token" -> Map.of("access_token", "token");
            case "/v1/batch" -> Map.of("success", true);
            case "/api/touchpoints" -> {
                JsonNode items = json.readTree(body);
                yield Collections.nCopies(items.size(), accepted);
            }
            case "/api/inventory/movements/bulk" ->
                body.lines().map(line -> "{\"status\":\"applied\"}\n").collect(Collectors.joining());
            case "/api/customers" -> Map.of("items", List.of(Map.of("customerId", "k1")));
            case "/api/customers/k1/timeline", "/api/journeys/customers/k1" -> Map.of("items", touchpoints());
            default -> Map.of("caseId", "c1", "customerId", "k1");
        };
    }

    /** All of them are one customer's. */
    private List<Map<String, String>> touchpoints() throws IOException {
        List<Map<String, String>> touchpoints = new ArrayList<>();
        for (Request request : requests) {
            if (request.path().equals("/v1/batch") || request.path().equals("/api/touchpoints")) {
                JsonNode body = json.readTree(request.body());
                for (String id : body.findValuesAsText(body.isArray() ? "id" : "messageId")) {
                    touchpoints.add(Map.of("id", id));
                }
            }
        }
        return touchpoints;
    }

    private void reply(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes =
                body instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : json.writeValueAsBytes(body);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String header(HttpExchange exchange, String name) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
    }
}
