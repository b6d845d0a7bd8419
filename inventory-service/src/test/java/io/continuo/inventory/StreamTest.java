package io.continuo.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.continuo.localstack.testing.Tokens;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Changes as server-sent events, to a client that reads them as they come. */
@InventoryTest
@Timeout(value = 15, unit = TimeUnit.SECONDS)
class StreamTest {

    @TestHTTPResource("/api/inventory/stream")
    URI stream;

    private final Shop shop = new Shop();

    @BeforeEach
    void corner() {
        shop.node("a");
        shop.item("X");
        shop.item("Y");
        shop.channel("web", List.of("a"), 0);
        shop.receive("X", "a", 5);
        shop.receive("Y", "a", 1);
    }

    @Test
    void aClientHearsHowThingsAreAndThenEachChange() throws IOException, InterruptedException {
        try (Client client = new Client(null)) {
            assertThat(client.next().atp()).isEqualTo(5);
            assertThat(client.next().sku()).isEqualTo(shop.name("Y"));
            shop.reserve("web", List.of(shop.line("1", "X", 2))).then().statusCode(201);
            Event change = client.next();
            assertThat(change.sku()).isEqualTo(shop.name("X"));
            assertThat(change.atp()).isEqualTo(3);
            assertThat(change.data().get("asOf").asText()).endsWith("Z");
        }
    }

    @Test
    void whoComesBackHearsOnlyWhatIsDifferent() throws IOException, InterruptedException {
        String position;
        try (Client client = new Client(null)) {
            client.next();
            position = client.next().id();
        }
        shop.receive("Y", "a", 1);
        try (Client client = new Client(position)) {
            Event event = client.next();
            assertThat(event.sku()).isEqualTo(shop.name("Y"));
            assertThat(event.atp()).isEqualTo(2);
            shop.receive("X", "a", 1);
            assertThat(client.next().atp()).isEqualTo(6);
        }
    }

    @Test
    void whoSaysNonsenseHearsEverything() throws IOException, InterruptedException {
        try (Client client = new Client("1.2.3.zzz")) {
            assertThat(client.next().atp()).isEqualTo(5);
        }
    }

    private record Event(String id, JsonNode data) {

        String sku() {
            return data.get("sku").asText();
        }

        int atp() {
            return data.get("atp").asInt();
        }
    }

    private final class Client implements AutoCloseable {

        private final HttpClient http = HttpClient.newHttpClient();
        private final BufferedReader lines;

        Client(@Nullable String lastEventId) throws IOException, InterruptedException {
            String query = "?sku=" + shop.name("X") + "," + shop.name("Y") + "&channel=" + shop.name("web");
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(stream + query))
                    .header("Authorization", "Bearer " + Tokens.of("ecommerce"))
                    .header("Accept", "text/event-stream");
            if (lastEventId != null) {
                request.header("Last-Event-ID", lastEventId);
            }
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        }

        Event next() throws IOException {
            String id = "";
            String name = "";
            while (true) {
                String line = lines.readLine();
                if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    name = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    assertThat(name).isEqualTo("availability");
                    return new Event(id, new ObjectMapper().readTree(line.substring(5)));
                }
            }
        }

        @Override
        public void close() {
            http.shutdownNow();
        }
    }
}
