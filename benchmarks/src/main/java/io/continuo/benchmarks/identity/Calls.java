package io.continuo.benchmarks.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Calls the service with a token that may do everything. */
final class Calls {

    private static final Duration TIMEOUT = Duration.ofSeconds(120);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FORM = "grant_type=client_credentials&client_id=platform&client_secret=local-only";

    /** The life time of a token is longer than a measurement. */
    private final String token;

    private final URI service;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Calls(Stand stand) throws IOException, InterruptedException {
        service = stand.service();
        HttpRequest request = HttpRequest.newBuilder(URI.create(stand.realm() + "/protocol/openid-connect/token"))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(FORM))
                .build();
        token = json(http.send(request, BodyHandlers.ofString()))
                .path("access_token")
                .asText();
    }

    CompletableFuture<HttpResponse<String>> later(String method, String path, String body) {
        return http.sendAsync(request(method, path, body), BodyHandlers.ofString());
    }

    /** @throws IOException when the answer is no success */
    JsonNode now(String method, String path, String body) throws IOException, InterruptedException {
        return json(http.send(request(method, path, body), BodyHandlers.ofString()));
    }

    /** @throws IOException when the answer is no success */
    JsonNode now(String method, String path, String type, String body) throws IOException, InterruptedException {
        return json(http.send(request(method, path, type, body), BodyHandlers.ofString()));
    }

    /** An answer that is not one JSON document. */
    String text(String method, String path) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request(method, path, ""), BodyHandlers.ofString());
        check(response);
        return response.body();
    }

    /** The customer of these identifiers. */
    String resolve(String identifiers) throws IOException, InterruptedException {
        return now("POST", "/api/customers/resolve", resolution(identifiers))
                .path("customerId")
                .asText();
    }

    static String resolution(String identifiers) {
        return "{\"identifiers\":" + identifiers + "}";
    }

    private HttpRequest request(String method, String path, String body) {
        return request(method, path, "application/json", body);
    }

    private HttpRequest request(String method, String path, String type, String body) {
        return HttpRequest.newBuilder(service.resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
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
