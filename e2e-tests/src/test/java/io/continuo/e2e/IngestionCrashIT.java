package io.continuo.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.continuo.localstack.Service;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9} of the service and of the Kafka broker while touchpoints come in: what was acknowledged is in the
 * timeline, and nothing is there twice, although whoever got no answer sends the same again.
 */
class IngestionCrashIT {

    private static final int CLIENTS = 4;
    private static final int PER_BATCH = 10;
    private static final int BETWEEN_KILLS = 150;
    private static final Duration SOON = Duration.ofMinutes(2);

    /** What somebody may be told who has to come again; anything else is a mistake. */
    private static final List<Integer> COME_AGAIN = List.of(429, 502, 503, 504);

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    /** By person. */
    private final ConcurrentMap<String, List<String>> sent = new ConcurrentHashMap<>();

    @Test
    void whatWasAcknowledgedIsThereAndIsThereOnce() throws Exception {
        try (IngestionSuite suite = IngestionSuite.start();
                ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> clients = new ArrayList<>();
            IntStream.range(0, CLIENTS).forEach(client -> clients.add(threads.submit(() -> ingest(suite, client))));

            someAreAcknowledged(clients);
            suite.kill(Service.INTERACTION);
            someAreAcknowledged(clients);
            suite.killTheBroker();
            someAreAcknowledged(clients);
            suite.killTheBroker();
            suite.kill(Service.INTERACTION);
            someAreAcknowledged(clients);
            over.set(true);
            for (Future<?> client : clients) {
                client.get();
            }
            suite.awaitReady();

            assertThat(refused).as("somebody noticed").hasPositiveValue();
            assertThat(sent).hasSize(CLIENTS);
            sent.forEach((person, ids) -> await().atMost(SOON)
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() ->
                            assertThat(suite.timeline("x_card", person)).containsExactlyInAnyOrderElementsOf(ids)));
        }
    }

    private void someAreAcknowledged(List<Future<?>> clients) {
        int enough = acknowledged.get() + BETWEEN_KILLS;
        await().atMost(SOON).until(() -> {
            for (Future<?> client : clients) {
                if (client.isDone()) {
                    client.get();
                }
            }
            return acknowledged.get() >= enough;
        });
    }

    private void ingest(IngestionSuite suite, int client) {
        String person = run + "-" + client;
        List<String> mine = sent.computeIfAbsent(person, _ -> new ArrayList<>());
        for (int batch = 0; !over.get(); batch++) {
            String name = person + "-" + batch + "-";
            List<String> ids =
                    IntStream.range(0, PER_BATCH).mapToObj(item -> name + item).toList();
            boolean tracked = batch % 2 == 0;
            await().atMost(SOON)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> isTaken(suite, person, ids, tracked) || refused.incrementAndGet() < 0);
            mine.addAll(ids);
            acknowledged.addAndGet(ids.size());
        }
    }

    /** As SDKs send it, or as native touchpoints, whose answer tells of each of them. */
    private static boolean isTaken(IngestionSuite suite, String person, List<String> ids, boolean tracked) {
        Response response;
        try {
            response = tracked
                    ? suite.withKey("demo-web").body(tracked(person, ids)).post("/v1/batch")
                    : suite.withKey("demo-web").body(touchpoints(person, ids)).post("/api/touchpoints");
        } catch (Exception e) {
            // No answer in time or a broken connection: neither yes nor no.
            Thread.onSpinWait();
            return false;
        }
        if (COME_AGAIN.contains(response.statusCode())) {
            return false;
        }
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        if (tracked) {
            assertThat(response.jsonPath().getBoolean("success")).isTrue();
            return true;
        }
        List<String> verdicts = response.jsonPath().getList("status");
        assertThat(verdicts).hasSameSizeAs(ids).isSubsetOf("accepted", "duplicate");
        return true;
    }

    private static Map<String, Object> tracked(String person, List<String> ids) {
        Map<String, Object> card = Map.of("externalIds", List.of(Map.of("type", "card", "id", person)));
        return Map.of(
                "batch",
                ids.stream()
                        .map(id -> Map.of(
                                "type",
                                "track",
                                "messageId",
                                id,
                                "event",
                                "Product Viewed",
                                "anonymousId",
                                "web-" + person,
                                "context",
                                card,
                                "properties",
                                Map.of("sku", id)))
                        .toList());
    }

    private static List<Map<String, Object>> touchpoints(String person, List<String> ids) {
        return ids.stream()
                .map(id -> Map.<String, Object>of(
                        "id", id,
                        "type", "Product Viewed",
                        "occurredAt", Instant.now().toString(),
                        "identifiers", List.of(Map.of("type", "x_card", "value", person)),
                        "properties", Map.of("sku", id)))
                .toList();
    }
}
