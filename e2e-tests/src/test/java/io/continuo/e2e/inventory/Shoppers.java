package io.continuo.e2e.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.localstack.testing.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Calls an instance of inventory-service. */
final class Shoppers {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    record Answer(int status, String body) {}

    /** An answer, or none where nobody is home, the connection breaks or the service has no database. */
    Optional<Answer> ask(URI till, String method, String path, String key, String body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(till.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + Tokens.of("platform"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            return answer.statusCode() == 503
                    ? Optional.empty()
                    : Optional.of(new Answer(answer.statusCode(), answer.body()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void put(URI till, String path, String body) throws InterruptedException {
        assertThat(ask(till, "PUT", path, "", body))
                .get()
                .satisfies(done -> assertThat(done.status()).as(done.body()).isIn(200, 201));
    }

    void receive(URI till, String sku, String node, int quantity) throws InterruptedException {
        String body = "{\"type\":\"receive\",\"sku\":\"" + sku + "\",\"node\":\"" + node + "\",\"quantity\":" + quantity
                + "}";
        assertThat(ask(till, "POST", "/api/inventory/movements", key(), body))
                .get()
                .satisfies(done -> assertThat(done.status()).isEqualTo(201));
    }

    /** A store with so much of each article, and the channel {@code web} that sells from it. */
    void open(URI till, int quantity, String... skus) throws InterruptedException {
        put(
                till,
                "/api/inventory/nodes/a",
                "{\"kind\":\"store\",\"enabled\":true,\"shipsOrders\":true,\"offersPickup\":true,\"priority\":1}");
        put(till, "/api/inventory/channels/web", "{\"nodes\":[\"a\"],\"safetyStock\":0}");
        for (String sku : skus) {
            put(till, "/api/inventory/items/" + sku, "{\"name\":\"" + sku + "\"}");
            receive(till, sku, "a", quantity);
        }
    }

    Optional<Answer> reserve(URI till, String key, String... skus) throws InterruptedException {
        StringBuilder lines = new StringBuilder();
        for (String sku : skus) {
            lines.append(lines.isEmpty() ? "" : ",")
                    .append("{\"line\":\"" + sku + "\",\"sku\":\"" + sku + "\",\"quantity\":1}");
        }
        return ask(
                till,
                "POST",
                "/api/inventory/reservations",
                key,
                "{\"channel\":\"web\",\"ttl\":\"PT2H\",\"lines\":[" + lines + "]}");
    }

    /** Whether ledger and counters of the SKU say the same. */
    void checkProof(URI till, String sku) throws InterruptedException {
        assertThat(ask(till, "GET", "/api/inventory/stock/" + sku + "/proof", key(), ""))
                .get()
                .satisfies(proof -> assertThat(proof.body()).contains("\"intact\":true"));
    }

    /** What an instance counts, over all tags. */
    double metric(URI till, String name) throws InterruptedException, IOException {
        HttpRequest request = HttpRequest.newBuilder(till.resolve("/q/metrics"))
                .header("Accept", "text/plain")
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        return answer.body()
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .reduce(Double::sum)
                .orElseThrow(() -> new AssertionError("no " + name + " in " + answer.body()));
    }

    static String key() {
        return UUID.randomUUID().toString();
    }
}
