package io.continuo.journey.friction;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.continuo.events.Identifier;
import io.continuo.journey.JourneyServiceTest;
import io.continuo.journey.Published;
import io.continuo.localstack.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What hurts, over HTTP, from events on the broker. The days are of this test alone. */
@JourneyServiceTest
class FrictionResourceTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @ConfigProperty(name = "continuo.topics.prefix")
    String prefix;

    @BeforeEach
    void settingsAreRead() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> alert("").statusCode(200));
    }

    @Test
    void whatHurtsIsNamedWithTheCustomersAndTheHarm() {
        try (Published published = new Published(kafka, prefix)) {
            Identifier card = published.identifier("loyalty_card", "friction");
            published.touchpoint("a", "Product Viewed", "web", "2018-05-01T10:00:00Z", card, Map.of());
            published.touchpoint("b", "Payment Failed", "app", "2018-05-01T11:00:00Z", card, Map.of());
            published.map(card, "ana");

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> get("kind=error,dead_end&from=2018-05-01T00:00:00Z&to=2018-05-02T00:00:00Z")
                            .statusCode(200)
                            .body("status", equalTo("ok"))
                            .body("customers", equalTo(1))
                            .body("usual.share", equalTo(0.5f))
                            .body("spots.kind", contains("dead_end", "error"))
                            .body("spots.touchpoint", contains("Payment Failed", "Payment Failed"))
                            .body("spots[0].customers", equalTo(1))
                            .body("spots[0].score", equalTo(0.5f))
                            .body("missingPartitions", empty()));
            String customersAt = get("kind=error&limit=1&from=2018-05-01T00:00:00Z&to=2018-05-02T00:00:00Z")
                    .extract()
                    .path("spots[0].customersAt");
            as("journeys:read")
                    .get(customersAt)
                    .then()
                    .statusCode(200)
                    .body("items.customerId", contains(published.unique("ana")))
                    .body("next", nullValue())
                    .body("missingPartitions", empty());
            get("from=2017-05-01T00:00:00Z&to=2017-05-02T00:00:00Z")
                    .statusCode(200)
                    .body("status", equalTo("no_data"))
                    .body("spots", empty());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind=boredom | /kind",
                "from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z | /to",
                "limit=0 | /limit",
                "limit=1000 | /limit",
                "lostAfter=PT0S | /lostAfter",
                "loopWithin=long | /loopWithin",
                "slowAfter=P99999D | /slowAfter",
                "error=%s | /error",
                "from=then | /from"
            })
    void aWrongQuestionIsNamed(String query, String pointer) {
        get(query.formatted("x".repeat(201)))
                .statusCode(400)
                .body("type", equalTo("urn:continuo:problem:invalid-field"))
                .body("errors.pointer", hasItem(pointer));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"kind=boredom | /kind", "from=then | /from", "limit=0 | /limit", "cursor=%F0%9F%98%80 | /cursor"})
    void aWrongQuestionForCustomersIsNamed(String query, String pointer) {
        as("journeys:read")
                .get("/api/journeys/friction/customers?" + query)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void whomItHurtsIsForThoseWhoMay() {
        given().get("/api/journeys/friction/customers").then().statusCode(401);
        as("customers:read").get("/api/journeys/friction/customers").then().statusCode(403);
    }

    private static RequestSpecification as(String scope) {
        return given().urlEncodingEnabled(false).auth().oauth2(Tokens.withOnly(scope));
    }

    @Test
    void anAlertIsAResourceWithVersions() {
        String body = "{\"kind\": \"error\", \"channel\": \"web\", \"window\": \"PT1H\"}";
        put("errors", null, body).statusCode(200).header("ETag", "\"1\"").body("rule.threshold", equalTo(3.5f));
        put("errors", "\"1\"", body.replace("PT1H", "PT24H")).statusCode(200).header("ETag", "\"2\"");
        put("errors", "\"1\"", body).statusCode(412);
        alert("/errors").statusCode(200).body("rule.window", equalTo("PT24H")).body("version", equalTo(2));
        alert("").statusCode(200).body("items.name", hasItem("errors"));
        alert("/nobody-set-this").statusCode(404);
    }

    @Test
    void anAlertMayBeAboutAMetricAndBeDeleted() {
        put("unhappy", null, "{\"metric\": \"csat\", \"channel\": \"call_center\", \"stage\": \"service\"}")
                .statusCode(200)
                .body("changedBy", not(emptyOrNullString()))
                .body("rule.metric", equalTo("csat"))
                .body("rule.kind", nullValue())
                .body("rule.window", equalTo("PT24H"))
                .body("rule.least", equalTo(20));

        delete("unhappy", "\"7\"").statusCode(412);
        delete("unhappy", null).statusCode(204);

        alert("/unhappy").statusCode(404);
        alert("").body("items.name", not(hasItem("unhappy")));
        delete("unhappy", null).statusCode(404);
        put("unhappy", null, "{\"metric\": \"nps\"}").statusCode(200).header("ETag", "\"3\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | invalid-field | /kind",
                "{\"kind\": \"dead_end\"} | invalid-field | /kind",
                "{\"kind\": \"error\", \"metric\": \"nps\"} | invalid-field | /kind",
                "{\"metric\": \"joy\"} | invalid-field | /metric",
                "{\"metric\": \"fcr\", \"survey\": \"nps\"} | invalid-field | /survey",
                "{\"metric\": \"nps\", \"survey\": \"No Name\"} | invalid-field | /survey",
                "{\"kind\": \"error\", \"stage\": \"service\"} | invalid-field | /stage",
                "{\"kind\": \"boredom\"} | invalid-field | /kind",
                "{\"kind\": \"error\", \"window\": \"PT0S\"} | invalid-field | /window",
                "{\"kind\": \"error\", \"weeks\": 1} | invalid-field | /weeks",
                "{\"kind\": \"error\", \"threshold\": 0} | invalid-field | /threshold",
                "{\"kind\": \"error\", \"webhook\": \"http://example.com/\"} | invalid-field | /webhook",
                "{\"kind\": \"error\", \"surprise\": 1} | unknown-field | /surprise"
            })
    void aWrongAlertIsNamed(String body, String problem, String pointer) {
        put("wrong", null, body)
                .statusCode(400)
                .body("type", equalTo("urn:continuo:problem:" + problem))
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void alertsAreSetByThoseWhoMay() {
        given().auth()
                .oauth2(Tokens.withOnly("journeys:read"))
                .contentType(ContentType.JSON)
                .body("{\"kind\": \"error\"}")
                .put("/api/journeys/alerts/errors")
                .then()
                .statusCode(403);
        as("journeys:read").delete("/api/journeys/alerts/errors").then().statusCode(403);
        given().get("/api/journeys/alerts").then().statusCode(401);
        given().get("/api/journeys/friction").then().statusCode(401);
    }

    private static ValidatableResponse alert(String path) {
        return given().auth()
                .oauth2(Tokens.of("platform"))
                .get("/api/journeys/alerts" + path)
                .then();
    }

    private static ValidatableResponse put(String name, @Nullable String ifMatch, String body) {
        RequestSpecification request =
                given().auth().oauth2(Tokens.of("platform")).contentType(ContentType.JSON);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.body(body).put("/api/journeys/alerts/" + name).then();
    }

    private static ValidatableResponse delete(String name, @Nullable String ifMatch) {
        RequestSpecification request = as("journeys:write");
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.delete("/api/journeys/alerts/" + name).then();
    }

    private static ValidatableResponse get(String query) {
        return given().auth()
                .oauth2(Tokens.of("platform"))
                .get("/api/journeys/friction?" + query)
                .then();
    }
}
