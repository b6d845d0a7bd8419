package io.continuo.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** One event is one trace, from the gateway through Kafka to the journey. */
@ResourceLock(Suite.NAME)
class OneTraceIT {

    private static final RandomGenerator RANDOM = new SecureRandom();

    private final Suite suite = Suite.get();

    @Test
    void anIngestedEventIsOneTraceThroughEveryServiceItPasses() {
        String trace = hex(16);
        String id = "trace-" + trace;

        suite.withKey("demo-web")
                .header("traceparent", "00-" + trace + "-" + hex(8) + "-01")
                .body(Map.of(
                        "batch",
                        List.of(Map.of(
                                "type", "track", "event", "Product Viewed", "messageId", id, "anonymousId", id))))
                .post("/v1/batch")
                .then()
                .statusCode(200);

        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(suite.traces().servicesOf(trace))
                        .contains("gateway", "interaction-service", "identity-service", "journey-service"));
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
