package io.continuo.journey.cohort;

import static org.awaitility.Awaitility.await;
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
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cohorts over HTTP, from events on the broker. */
@JourneyServiceTest
class CohortResourceTest {

    private static final String PATH = "/api/journeys/cohorts";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @ConfigProperty(name = "continuo.topics.prefix")
    String prefix;

    @Test
    void whoCameWithACampaignIsFollowed() {
        try (Published published = new Published(kafka, prefix)) {
            String campaign = published.unique("spring");
            Identifier card = published.identifier("loyalty_card", "card");
            published.touchpoint(
                    "a",
                    "Page Viewed",
                    "web",
                    "2026-01-10T10:00:00Z",
                    card,
                    Map.of("campaign", Map.of("name", campaign)));
            published.touchpoint(
                    "b",
                    "Order Completed",
                    "store",
                    "2026-03-02T10:00:00Z",
                    card,
                    Map.of("order_id", published.unique("o"), "revenue", 120.5, "currency", "EUR"));
            published.map(card, "ana");

            String cohort = "cohorts.find { it.cohort == '" + campaign + "' }";
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> post("{\"by\": \"campaign\", \"periods\": 3, \"currency\": \"EUR\"}")
                            .statusCode(200)
                            .body("status", equalTo("ok"))
                            .body(cohort + ".customers", equalTo(1))
                            .body(cohort + ".retention.returned", equalTo(List.of(1, 0, 1, 0)))
                            .body(cohort + ".retention.n", equalTo(List.of(1, 1, 1, 1)))
                            .body(cohort + ".value.revenue", equalTo(120.5f))
                            .body(cohort + ".value.orders", equalTo(1))
                            .body("multichannel.several", notNullValue())
                            .body("missingPartitions", empty()));
        }
    }

    @Test
    void whereNobodyBeganThereIsNoData() {
        post("{\"by\": \"first_touch\", \"to\": \"1971-01-01T00:00:00Z\"}")
                .statusCode(200)
                .body("status", equalTo("no_data"))
                .body("cohorts", empty())
                .body("multichannel.ofSingle.averageOrder.value", nullValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | invalid-field | /by",
                "{\"by\": \"birthday\"} | invalid-field | /by",
                "{\"by\": \"campaign\", \"periods\": 0} | invalid-field | /periods",
                "{\"by\": \"campaign\", \"periods\": 61} | invalid-field | /periods",
                "{\"by\": \"campaign\", \"interval\": \"hour\"} | invalid-field | /interval",
                "{\"by\": \"campaign\", \"returns\": {\"where\": {\"channel\": \"\"}}} | invalid-field | /returns/where/channel/0",
                "{\"by\": \"campaign\", \"from\": \"2026-02-01T00:00:00Z\", \"to\": \"2026-01-01T00:00:00Z\"} | invalid-field | /to",
                "{\"by\": \"campaign\", \"currency\": \"eur\"} | invalid-field | /currency",
                "{\"by\": \"campaign\", \"surprise\": 1} | unknown-field | /surprise"
            })
    void aWrongQuestionIsNamed(String body, String problem, String pointer) {
        Asking.isRefused(PATH, body, problem, pointer);
    }

    @Test
    void cohortsNeedTheScope() {
        Asking.needsTheScope(PATH);
    }

    private static ValidatableResponse post(String body) {
        return Asking.post(PATH, body);
    }
}
