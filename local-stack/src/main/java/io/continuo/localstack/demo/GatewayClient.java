package io.continuo.localstack.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** The public door, as a well-behaved caller uses it: with keys, and waiting when asked to. */
final class GatewayClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int TRIES = 12;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    /** @param body JSON, or a missing node */
    record Reply(int status, JsonNode body) {

        boolean isFine() {
            return status >= 200 && status < 300;
        }

        /** Why not, without anything personal. */
        String reason() {
            return "%d %s: %s %s"
                    .formatted(
                            status,
                            body.path("title").asText(),
                            body.path("detail").asText(),
                            body.path("errors"));
        }
    }

    private final HttpClient http;
    private final ObjectMapper json;
    private final URI gateway;
    private final AccessTokens tokens;

    GatewayClient(URI gateway, URI keycloak) {
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        json = new ObjectMapper();
        this.gateway = gateway;
        tokens = new AccessTokens(http, json, keycloak);
    }

    Reply get(String client, String path) {
        return send(request(path).header("Authorization", bearer(client)).GET());
    }

    Reply put(String client, String path, Object body) {
        return send(request(path)
                .header("Authorization", bearer(client))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(write(body))));
    }

    Reply post(String client, String path, String idempotencyKey, Object body) {
        return post(client, path, idempotencyKey, "application/json", write(body));
    }

    Reply post(String client, String path, String idempotencyKey, String contentType, String body) {
        return send(request(path)
                .header("Authorization", bearer(client))
                .header("Content-Type", contentType)
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofString(body)));
    }

    /** Where the items carry ids of their own. */
    Reply post(String client, String path, String body) {
        return send(request(path)
                .header("Authorization", bearer(client))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    /** The tracking API, with a write key as SDKs send it. */
    Reply track(String writeKey, Object body) {
        String basic = Base64.getEncoder().encodeToString((writeKey + ":").getBytes(StandardCharsets.UTF_8));
        return send(request("/v1/batch")
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(write(body))));
    }

    /** One line of JSON. */
    String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path)).timeout(TIMEOUT);
    }

    private String bearer(String client) {
        return "Bearer " + tokens.of(client);
    }

    private Reply send(HttpRequest.Builder builder) {
        try {
            return send(builder.build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while talking to the gateway", e);
        }
    }

    /** Tries again what may be tried again: everything here carries a key or a message id. */
    private Reply send(HttpRequest request) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (!isOverload(response.statusCode()) || attempt == TRIES) {
                    return new Reply(response.statusCode(), read(response));
                }
                rest(attempt, response.headers().firstValueAsLong("Retry-After").orElse(0));
            } catch (IOException e) {
                if (attempt == TRIES) {
                    throw e;
                }
                rest(attempt, 0);
            }
        }
    }

    private static boolean isOverload(int status) {
        return status == 429 || status == 503 || status == 504;
    }

    private static void rest(int attempt, long askedSeconds) throws InterruptedException {
        long millis = Math.max(askedSeconds * 1_000, 50L << attempt);
        Thread.sleep(Math.min(millis, LONGEST_WAIT.toMillis()));
    }

    /** JSON, or lines of JSON as a list. */
    private JsonNode read(HttpResponse<String> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        String text = response.body();
        try {
            if (type.contains("ndjson")) {
                ArrayNode lines = json.createArrayNode();
                for (String line : text.lines().toList()) {
                    lines.add(json.readTree(line));
                }
                return lines;
            }
            return text.isBlank() ? MissingNode.getInstance() : json.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
