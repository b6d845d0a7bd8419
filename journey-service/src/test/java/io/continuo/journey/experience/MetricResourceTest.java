package io.continuo.journey.experience;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.continuo.events.CaseChanged.Change;
import io.continuo.events.Identifier;
import io.continuo.journey.JourneyServiceTest;
import io.continuo.journey.Published;
import io.continuo.localstack.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures of experience over HTTP, from events on the broker. The days are of this test alone. */
@JourneyServiceTest
class MetricResourceTest {

    private static final String THEN = "&from=2019-03-01T00:00:00Z&to=2019-03-04T00:00:00Z";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @ConfigProperty(name = "continuo.topics.prefix")
    String prefix;

    @Test
    void figuresTellWhatCustomersLivedThrough() {
        try (Published published = new Published(kafka, prefix)) {
            Identifier card = published.identifier("loyalty_card", "metrics");
            published.touchpoint("visit", "Store Visited", "store", "2019-03-01T09:00:00Z", card, Map.of());
            published.feedback("f1", "nps", 10, card, "2019-03-01T10:00:00Z");
            published.feedback("f2", "nps", 2, card, "2019-03-03T10:00:00Z");
            published.feedback("f3", "nps", null, card, "2019-03-03T11:00:00Z");
            published.caseChanged("c1", 1, Change.OPENED, card, "2019-03-02T10:00:00Z");
            published.caseChanged("c1", 2, Change.MESSAGE, card, "2019-03-02T12:00:00Z");
            published.caseChanged("c1", 3, Change.RESOLVED, card, "2019-03-02T15:00:00Z");
            published.map(card, "ana");

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                get("metric=nps&by=channel,stage&interval=day" + THEN)
                        .statusCode(200)
                        .body("status", equalTo("ok"))
                        .body("n", equalTo(2))
                        .body("value", equalTo(0f))
                        .body("skipped", equalTo(1))
                        .body("groups", hasSize(2))
                        .body("groups.channel", contains("store", "store"))
                        .body("trend.n", contains(1, 0, 1))
                        .body("trend.status", contains("ok", "no_data", "ok"))
                        .body("missingPartitions", empty());
                get("metric=response_time" + THEN).body("value", equalTo(7200f)).body("n", equalTo(1));
                get("metric=fcr&denominator=eligible" + THEN)
                        .body("value", equalTo(100f))
                        .body("settings.reopenWindow", equalTo("PT168H"));
                get("metric=dissatisfaction_closure" + THEN).body("times.median", equalTo("PT5H"));
            });
            get("metric=csat" + THEN)
                    .body("status", equalTo("no_data"))
                    .body("value", nullValue())
                    .body("scales[0].max", equalTo(5));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "by=channel | /metric",
                "metric=joy | /metric",
                "metric=nps&by=weather | /by",
                "metric=nps&by=properties. | /by",
                "metric=nps&by=channel,stage,touchpoint,survey,source | /by",
                "metric=nps&from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z | /to",
                "metric=nps&from=yesterday | /from",
                "metric=nps&interval=second | /interval",
                "metric=nps&interval=PT0S | /interval",
                "metric=nps&interval=day&from=2000-01-01T00:00:00Z&to=2026-01-01T00:00:00Z | /interval",
                "metric=nps&interval=day&from=2026-01-01T00:00:00Z&to=2026-01-01T00:00:00Z | /to",
                "metric=fcr&reopenWindow=PT0S | /reopenWindow",
                "metric=fcr&reopenWindow=soon | /reopenWindow",
                "metric=fcr&denominator=some | /denominator",
                "metric=fcr&survey=nps | /survey",
                "metric=ces&survey=No%20Name | /survey",
                "metric=regular_updates&updateEvery=P99999D | /updateEvery"
            })
    void aWrongQuestionIsNamed(String query, String pointer) {
        get(query)
                .statusCode(400)
                .body("type", equalTo("urn:continuo:problem:invalid-field"))
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void figuresNeedTheScope() {
        given().get("/api/journeys/metrics?metric=nps").then().statusCode(401);
        given().auth()
                .oauth2(Tokens.withOnly("customers:read"))
                .get("/api/journeys/metrics?metric=nps")
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse get(String query) {
        return given().auth()
                .oauth2(Tokens.of("platform"))
                .get("/api/journeys/metrics?" + query)
                .then();
    }
}
