package io.continuo.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.continuo.localstack.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Calls the service with a token that may do everything. */
public final class Calls {

    private static final Duration TIMEOUT = Duration.ofSeconds(120);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FORM = "grant_type=client_credentials&client_id=platform&client_secret=local-only";

    /** Shorter than a token lives. */
    private static final Duration RENEWED_AFTER = Duration.ofMinutes(4);

    private final URI realm;
    private final URI service;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private volatile Token token;

    private record Token(String value, long fetchedAt) {}

    /** To one service of the stand. */
    public Calls(Stand stand, Service to) throws IOException, InterruptedException {
        service = stand.url(to);
        realm = stand.realm();
        token = fetched();
    }

    public CompletableFuture<HttpResponse<String>> later(String method, String path, String body) {
        return http.sendAsync(request(method, path, body), BodyHandlers.ofString());
    }

    /** @throws IOException when the answer is no success */
    public JsonNode now(String method, String path, String body) throws IOException, InterruptedException {
        return json(http.send(request(method, path, body), BodyHandlers.ofString()));
    }

    /** @throws IOException when the answer is no success */
    public JsonNode now(String method, String path, String type, String body) throws IOException, InterruptedException {
        return json(http.send(request(method, path, type, body), BodyHandlers.ofString()));
    }

    /** An answer that is not one JSON document. */
    public String text(String method, String path) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request(method, path, ""), BodyHandlers.ofString());
        check(response);
        return response.body();
    }

    /** The header that lets others call, too: valid for some minutes. */
    public String authorization() {
        return "Bearer " + token();
    }

    private HttpRequest request(String method, String path, String body) {
        return request(method, path, "application/json", body);
    }

    private HttpRequest request(String method, String path, String type, String body) {
        return HttpRequest.newBuilder(service.resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", type)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
    }

    /** A measurement may last longer than a token. */
    private String token() {
        if (System.nanoTime() - token.fetchedAt > RENEWED_AFTER.toNanos()) {
            try {
                token = fetched();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while a token was fetched", e);
            }
        }
        return token.value;
    }

    private Token fetched() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(FORM))
                .build();
        String value = json(http.send(request, BodyHandlers.ofString()))
                .path("access_token")
                .asText();
        return new Token(value, System.nanoTime());
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        check(response);
        return JSON.readTree(response.body());
    }

    private static void check(HttpResponse<String> response) throws IOException {
        if (response.statusCode() / 100 != 2) {
            throw new IOException("answer " + response.statusCode() + " to " + response.uri() + ": " + response.body());
        }
    }
}
