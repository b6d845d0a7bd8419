package io.continuo.journey.handoff;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.continuo.events.Identifier;
import io.continuo.journey.Asking;
import io.continuo.journey.JourneyServiceTest;
import io.continuo.journey.Published;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hand-offs over HTTP, from events on the broker. */
@JourneyServiceTest
class HandoffResourceTest {

    private static final String PATH = "/api/journeys/handoffs";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @ConfigProperty(name = "continuo.topics.prefix")
    String prefix;

    @Test
    void handoffsAreCountedOverAllJourneys() {
        try (Published published = new Published(kafka, prefix)) {
            String type = published.unique("Asked");
            Identifier card = published.identifier("loyalty_card", "card");
            published.touchpoint("a", type, "web", "2026-03-01T10:00:00Z", card, Map.of());
            published.touchpoint("b", type, "store", "2026-03-02T10:00:00Z", card, Map.of());
            published.feedback("f", "nps", 9, card, "2026-03-02T11:00:00Z");
            published.map(card, "ana");

            String body = "{\"where\": {\"type\": \"" + type + "\"}, \"lostAfter\": \"P1D\"}";
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> post(body)
                            .statusCode(200)
                            .body("status", equalTo("ok"))
                            .body("handoffs[0].from", equalTo("web"))
                            .body("handoffs[0].to", equalTo("store"))
                            .body("handoffs[0].volume", equalTo(1))
                            .body("handoffs[0].wait.median", equalTo("PT24H"))
                            .body("handoffs[0].wait.n", equalTo(1))
                            .body("handoffs[0].lost.count", equalTo(1))
                            .body("handoffs[0].satisfaction.before.nps", nullValue())
                            .body("handoffs[0].satisfaction.after.nps.value", equalTo(100f))
                            .body("handoffs[0].satisfaction.after.nps.n", equalTo(1))
                            .body("handoffs[0].byCustomerType.customerType", contains("prospect"))
                            .body("handoffs[0].byCustomerType[0].volume", equalTo(1))
                            .body("missingPartitions", empty())
                            .body("asOf", notNullValue()));
            post("{\"where\": {\"type\": \"nothing\"}}")
                    .statusCode(200)
                    .body("status", equalTo("no_data"))
                    .body("handoffs", empty());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"lostAfter\": \"PT0S\"} | invalid-field | /lostAfter",
                "{\"repeatedWithin\": \"P99999D\"} | invalid-field | /repeatedWithin",
                "{\"from\": \"2026-02-01T00:00:00Z\", \"to\": \"2026-01-01T00:00:00Z\"} | invalid-field | /to",
                "{\"where\": {\"channel\": \"\"}} | invalid-field | /where/channel/0",
                "{\"surprise\": 1} | unknown-field | /surprise"
            })
    void aWrongQuestionIsNamed(String body, String problem, String pointer) {
        Asking.isRefused(PATH, body, problem, pointer);
    }

    @Test
    void handoffsNeedTheScope() {
        Asking.needsTheScope(PATH);
    }

    private static ValidatableResponse post(String body) {
        return Asking.post(PATH, body);
    }
}
