package io.continuo.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.continuo.localstack.testing.Tokens;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@InventoryTest
class BulkMovementsTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Shop shop = new Shop();
    private final String key = UUID.randomUUID().toString();

    @BeforeEach
    void shop() {
        shop.item("X");
        shop.node("a");
        shop.node("b");
    }

    @Test
    void everyLineHasAResultAndABadOneCostsNoOther() throws Exception {
        List<JsonNode> results = send(
                key,
                String.join(
                        "\n",
                        line("receive", "X", "a", "10"),
                        "{broken",
                        line("receive", "NONE", "a", "1"),
                        line("sale", "X", "a", "11"),
                        line("sale", "X", "a", "0"),
                        "{\"type\":\"sale\",\"sku\":\"s\",\"quantity\":1}",
                        line("sale", "X", "a", "1").replace("}", ",\"colour\":1}"),
                        "",
                        "null",
                        line("sale", "X", "a", "4")));
        assertThat(statuses(results))
                .containsExactly(
                        "1 accepted",
                        "2 rejected malformed-body",
                        "3 rejected unknown-sku",
                        "4 rejected insufficient-stock",
                        "5 rejected invalid-field",
                        "6 rejected invalid-field",
                        "7 rejected unknown-field",
                        "9 rejected malformed-body",
                        "10 accepted");
        assertThat(results.get(8).at("/stock/onHand").asInt()).isEqualTo(6);
    }

    @Test
    void anUploadThatStoppedGoesOnWhereItStopped() throws Exception {
        List<JsonNode> first = send(key, lines(200));
        List<JsonNode> second = send(key, lines(600));
        assertThat(second).hasSize(600).startsWith(first.toArray(JsonNode[]::new));
        assertThat(second.getLast().at("/stock/onHand").asInt()).isEqualTo(600);
    }

    @Test
    void anotherUploadUnderTheSameKeyIsRefused() throws Exception {
        send(key, lines(2));
        for (String other : List.of(line("receive", "X", "a", "9"), lines(3000))) {
            HttpResponse<String> response = post(key, other);
            assertThat(response.statusCode()).isEqualTo(422);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(MAPPER.readTree(response.body()).at("/type").asText()).endsWith("idempotency-key-reused");
        }
    }

    @Test
    void anUploadThatGoesOnDifferentlyIsRefusedWhereItDoes() throws Exception {
        send(key, lines(200) + "\n" + line("receive", "X", "a", "1"));
        List<JsonNode> results = send(key, lines(200) + "\n" + line("receive", "X", "a", "2"));
        assertThat(results).hasSize(201);
        assertThat(statuses(results).getLast()).isEqualTo("201 failed idempotency-key-reused");
    }

    @Test
    void thousandsOfLinesStreamThroughInTheirOrder() throws Exception {
        List<JsonNode> results = send(key, lines(5000));
        assertThat(results)
                .hasSize(5000)
                .allMatch(result -> result.get("status").asText().equals("accepted"));
        assertThat(results.getLast().at("/stock/onHand").asInt()).isEqualTo(5000);
        assertThat(results.getLast().get("line").asInt()).isEqualTo(5000);
        shop.get("/api/inventory/stock/" + shop.name("X") + "/proof")
                .then()
                .body("intact", org.hamcrest.Matchers.is(true));
        assertThat(send(key, lines(5000))).isEqualTo(results);
    }

    @Test
    void aLineThatIsTooLongCostsNoOther() throws Exception {
        String good = line("receive", "X", "a", "1");
        String tooLong = "{\"x\":\"" + "y".repeat(1_000_000) + "\"}";
        assertThat(statuses(send(key, String.join("\n", good, good, tooLong, good, " ".repeat(20_000)))))
                .containsExactly(
                        "1 accepted",
                        "2 accepted",
                        "3 rejected payload-too-large",
                        "4 accepted",
                        "5 rejected payload-too-large");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstLine() throws Exception {
        assertThat(statuses(send(key, "\uFEFF" + line("receive", "X", "a", "1"))))
                .containsExactly("1 accepted");
    }

    private String lines(int number) {
        return String.join(
                "\n",
                IntStream.range(0, number)
                        .mapToObj(i -> line("receive", "X", "a", "1"))
                        .toList());
    }

    private String line(String type, String sku, String node, String quantity) {
        return "{\"type\":\"%s\",\"sku\":\"%s\",\"node\":\"%s\",\"quantity\":%s}"
                .formatted(type, shop.name(sku), shop.name(node), quantity);
    }

    private static List<String> statuses(List<JsonNode> results) {
        return results.stream()
                .map(result -> (result.get("line").asText() + " "
                                + result.get("status").asText() + " "
                                + result.at("/problem/type").asText().replace("urn:continuo:problem:", ""))
                        .strip())
                .toList();
    }

    private static List<JsonNode> send(String key, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = post(key, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        List<JsonNode> results = new ArrayList<>();
        for (String line : response.body().split("\n", -1)) {
            if (!line.isBlank()) {
                results.add(MAPPER.readTree(line));
            }
        }
        return results;
    }

    private static HttpResponse<String> post(String key, String body) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + RestAssured.port + "/api/inventory/movements/bulk"))
                    .header("Authorization", "Bearer " + Tokens.of("store-pos"))
                    .header("Content-Type", "application/ndjson")
                    // As most clients do of every request.
                    .header("Accept", "application/json")
                    .header("Idempotency-Key", key)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
