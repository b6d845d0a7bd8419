package io.continuo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.localstack.testing.Tokens;
import io.restassured.response.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A mobile app and a shop window look at one article through the gateway. */
@ResourceLock(Suite.NAME)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ShopWindowIT {

    private final Suite suite = Suite.get();
    private final String corner = UUID.randomUUID().toString().substring(0, 8);
    private final String sku = "WINDOW-" + corner;
    private final String question = "/api/inventory/%s?channel=window-" + corner + "&sku=" + sku;

    @BeforeEach
    void stock() {
        put("nodes/window-" + corner, Map.of("kind", "store", "offersPickup", true));
        put("items/" + sku, Map.of("name", "lamp"));
        put("channels/window-" + corner, Map.of("nodes", List.of("window-" + corner)));
        move("receive", 5);
    }

    @Test
    void theStreamTellsOfEachChangeAsItHappens() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(suite.gateway() + question.formatted("stream")))
                .header("Authorization", "Bearer " + Tokens.of("ecommerce"))
                .header("Accept", "text/event-stream")
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
            assertThat(data(lines)).contains("\"atp\":5");
            move("sale", 2);
            assertThat(data(lines)).contains("\"atp\":3");
            http.shutdownNow();
        }
    }

    @Test
    void anAnswerThatStillHoldsIsNotSentAgain() {
        Response first = suite.as("ecommerce").get(question.formatted("availability"));
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again(first.header("ETag")).statusCode()).isEqualTo(304);
        move("sale", 1);
        assertThat(again(first.header("ETag")).jsonPath().getInt("items[0].atp"))
                .isEqualTo(4);
    }

    private Response again(String etag) {
        return suite.as("ecommerce").header("If-None-Match", etag).get(question.formatted("availability"));
    }

    private static String data(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("data:")) {
                return line;
            }
        }
        throw new AssertionError("the stream ended");
    }

    private void move(String type, int quantity) {
        Response answer = suite.as("platform")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("type", type, "sku", sku, "node", "window-" + corner, "quantity", quantity))
                .post("/api/inventory/movements");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
    }

    private void put(String path, Map<String, ?> body) {
        Response answer = suite.as("platform").body(body).put("/api/inventory/" + path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
    }
}
