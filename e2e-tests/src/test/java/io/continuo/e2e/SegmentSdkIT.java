package io.continuo.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;

import com.segment.analytics.Analytics;
import com.segment.analytics.Callback;
import com.segment.analytics.messages.IdentifyMessage;
import com.segment.analytics.messages.Message;
import com.segment.analytics.messages.TrackMessage;
import io.continuo.e2e.Edge.Fate;
import io.continuo.localstack.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Segment's Java SDK as shops have it, with nothing changed but the host: what it was told is taken and is in the timeline,
 * none of it lost and none twice, although it meets 429, 503 and a lost answer, and the service is killed while it sends.
 */
@ResourceLock(Suite.NAME)
class SegmentSdkIT {

    private static final int EVENTS = 300;
    private static final int PER_BATCH = 20;

    /** The SDK waits 15 to 30 seconds before it tries again, then twice as long, whatever Retry-After says. */
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    private static final Duration PLACED_WITHIN = Duration.ofSeconds(60);

    private final Suite suite = Suite.get();
    private final String run = UUID.randomUUID().toString();
    private final String visitor = "visitor-" + run;
    private final String user = "user-" + run;
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final Set<String> failed = ConcurrentHashMap.newKeySet();

    @Test
    void everythingArrivesOnceWhateverHappensOnItsWay() {
        List<String> all = IntStream.range(0, EVENTS).mapToObj(this::id).toList();
        try (Edge edge = Edge.before(suite.gateway(), Fate.TOO_MANY, Fate.UNAVAILABLE, Fate.ANSWER_LOST)) {
            Analytics analytics = Analytics.builder("demo-web")
                    .endpoint(edge.address().toString())
                    .networkExecutor(Executors.newCachedThreadPool())
                    .flushQueueSize(PER_BATCH)
                    .retries(5)
                    .callback(new Outcomes())
                    .build();
            send(analytics, 0, EVENTS / 3);
            await().atMost(PATIENCE).until(() -> edge.isThrough() && !taken.isEmpty());
            suite.killAndRestart(Service.INTERACTION);
            send(analytics, EVENTS / 3, EVENTS);
            analytics.flush();

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(taken).containsExactlyInAnyOrderElementsOf(all));
            analytics.shutdown();
        }
        assertThat(failed).isEmpty();
        await().atMost(PLACED_WITHIN)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(timeline()).containsExactlyInAnyOrderElementsOf(all));
        theServiceStillKnowsWhatItTookBeforeItWasKilled();
    }

    private void theServiceStillKnowsWhatItTookBeforeItWasKilled() {
        Map<String, Object> again = Map.of(
                "id", id(0),
                "type", "Product Viewed",
                "occurredAt", Instant.now().toString(),
                "identifiers", List.of(Map.of("type", "anonymous_id", "value", visitor)));
        suite.withKey("demo-web")
                .body(List.of(again))
                .post("/api/touchpoints")
                .then()
                .statusCode(200)
                .body("status", contains("duplicate"));
    }

    /** The first one says who the visitor is. */
    private void send(Analytics analytics, int from, int to) {
        for (int i = from; i < to; i++) {
            analytics.enqueue(
                    i == 0
                            ? IdentifyMessage.builder()
                                    .messageId(id(i))
                                    .anonymousId(visitor)
                                    .userId(user)
                                    .traits(Map.of("firstName", "Ana"))
                            : TrackMessage.builder("Product Viewed")
                                    .messageId(id(i))
                                    .anonymousId(visitor)
                                    .properties(Map.of("sku", "FRIDGE-" + i)));
        }
    }

    private String id(int number) {
        return run + "-" + number;
    }

    private List<String> timeline() {
        return Timelines.ids(() -> suite.as("ecommerce"), "user_id", user);
    }

    /** What the SDK says became of each event. */
    private final class Outcomes implements Callback {

        @Override
        public void success(Message message) {
            taken.add(message.messageId());
        }

        @Override
        public void failure(Message message, Throwable cause) {
            failed.add(message.messageId());
        }
    }
}
