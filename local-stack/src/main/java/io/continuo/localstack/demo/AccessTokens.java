package io.continuo.localstack.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tokens of the local realm's clients, asked for once: a load is over long before they expire. */
final class AccessTokens {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    /** The local realm's secret for every confidential client; it opens nothing anywhere else. */
    private static final String SECRET = "local-only";

    private final HttpClient http;
    private final ObjectMapper json;
    private final URI endpoint;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    AccessTokens(HttpClient http, ObjectMapper json, URI keycloak) {
        this.http = http;
        this.json = json;
        this.endpoint = keycloak.resolve("/realms/continuo/protocol/openid-connect/token");
    }

    /** @throws UncheckedIOException when Keycloak does not answer with a token */
    String of(String client) {
        return tokens.computeIfAbsent(client, this::ask);
    }

    private String ask(String client) {
        String form = "grant_type=client_credentials&client_id=" + client + "&client_secret=" + SECRET;
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException("Keycloak answers " + response.statusCode() + " to client " + client);
            }
            return json.readTree(response.body()).path("access_token").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for a token", e);
        }
    }
}
