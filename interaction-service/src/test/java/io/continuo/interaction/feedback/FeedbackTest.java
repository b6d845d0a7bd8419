package io.continuo.interaction.feedback;

import static io.continuo.interaction.Requests.platform;
import static io.continuo.interaction.Requests.unique;
import static io.continuo.interaction.Requests.withOnly;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.continuo.events.FeedbackGiven;
import io.continuo.events.Identifier;
import io.continuo.events.LogKeys;
import io.continuo.events.Topics;
import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.Broker;
import io.continuo.interaction.InteractionTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer to a survey is kept, told to the others and shown with its customer. */
@InteractionTest
class FeedbackTest {

    @Inject
    Broker broker;

    private final Identifier email = Identifier.of("email", unique("ana") + "@example.com");

    private String answer(String survey, String score) {
        return """
                {"survey":"%s","score":%s,"comment":"cold at last","identifiers":[{"type":"email","value":"%s"}],\
                "channel":"email"}""".formatted(survey, score, email.value());
    }

    private static String about(String caseId, String answer) {
        return answer.replaceFirst("\\{", "{\"caseId\":\"" + caseId + "\",");
    }

    private static String opened() {
        return platform()
                .body(
                        "{\"identifier\":\"email:%s@example.com\",\"channel\":\"web\",\"subject\":\"S\",\"kind\":\"request\"}"
                                .formatted(unique("luis")))
                .post("/api/cases")
                .then()
                .statusCode(201)
                .extract()
                .path("caseId");
    }

    private static Response give(String body) {
        return platform().body(body).post("/api/feedback");
    }

    @Test
    void itIsAnEventAndATouchpoint() {
        String caseId = opened();
        give(about(caseId, answer("nps", "9")))
                .then()
                .statusCode(201)
                .body("survey", equalTo("nps"))
                .body("score", equalTo(9))
                .body("caseId", equalTo(caseId));
        await().untilAsserted(() -> assertThat(
                        broker.events(Topics.FEEDBACK, LogKeys.subject(email), FeedbackGiven.class))
                .singleElement()
                .satisfies(given -> {
                    assertThat(given.survey()).isEqualTo("nps");
                    assertThat(given.score()).isEqualByComparingTo(BigDecimal.valueOf(9));
                    assertThat(given.caseId()).isEqualTo(caseId);
                }));
        await().untilAsserted(() -> assertThat(
                        broker.events(Topics.TOUCHPOINTS, LogKeys.subject(email), TouchpointRecorded.class))
                .singleElement()
                .satisfies(touchpoint -> {
                    assertThat(touchpoint.type()).isEqualTo("Feedback Given");
                    assertThat(touchpoint.properties())
                            .containsEntry("survey", "nps")
                            .containsEntry("score", 9)
                            .doesNotContainKey("comment");
                }));
    }

    @ParameterizedTest
    @CsvSource({"nps,0", "nps,10", "csat,1", "csat,5", "ces,7", "ces,null", "delivery_speed,-3.25", "x,1000000"})
    void aScoreOnItsScaleIsTaken(String survey, String score) {
        give(answer(survey, score)).then().statusCode(201);
    }

    @ParameterizedTest
    @CsvSource({
        "nps,11",
        "nps,-1",
        "nps,7.5",
        "csat,0",
        "csat,6",
        "ces,8",
        "ces,0",
        "custom,1.2345",
        "custom,1e300",
        "custom,1e2147483647",
        "custom,1234567890123"
    })
    void aScoreOffItsScaleIsRefused(String survey, String score) {
        give(answer(survey, score))
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:continuo:problem:invalid-field"))
                .body("errors[0].pointer", equalTo("/score"));
    }

    @Test
    void aCustomersAnswersAreShownNewestFirst() {
        String customer = unique("c");
        broker.customer(customer, email);
        give(answer("nps", "3"));
        give(answer("csat", "null"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> platform()
                        .queryParam("customer", customer)
                        .get("/api/feedback")
                        .then()
                        .statusCode(200)
                        .body("items.survey", contains("csat", "nps"))
                        .body("items[0].score", nullValue())
                        .body("items[1].score", equalTo(3)));
        String next = platform()
                .queryParam("customer", customer)
                .queryParam("limit", 1)
                .get("/api/feedback")
                .then()
                .body("items", hasSize(1))
                .extract()
                .path("next");
        platform()
                .queryParam("customer", customer)
                .queryParam("cursor", next)
                .get("/api/feedback")
                .then()
                .body("items.survey", contains("nps"));
    }

    @Test
    void theSameAnswerIsKeptOnce() {
        String key = unique("key");
        String body = answer("nps", "5");
        Response first = platform().header("Idempotency-Key", key).body(body).post("/api/feedback");
        Response again = platform().header("Idempotency-Key", key).body(body).post("/api/feedback");
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        platform()
                .header("Idempotency-Key", key)
                .body(answer("nps", "6"))
                .post("/api/feedback")
                .then()
                .statusCode(422);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"survey\":\"nps\"    | \"survey\":\"N P S\"         | invalid-field | /survey",
                "\"survey\":\"nps\"    | \"survey\":null              | invalid-field | /survey",
                "\"score\":5           | \"score\":\"5\"              | invalid-field | /score",
                "\"score\":5           | \"score\":5,\"mood\":\"x\"   | unknown-field | /mood",
                "\"type\":\"email\"    | \"type\":\"shoe_size\"       | invalid-field | /identifiers/0",
                "\"channel\":\"email\" | \"channel\":\"moon\"         | invalid-field | /channel",
                "\"channel\":\"email\" | \"channel\":null             | invalid-field | /channel",
                "\"score\":5           | \"score\":5,\"caseId\":\"none\" | invalid-field | /caseId"
            })
    void aBadFieldIsNamed(String good, String bad, String type, String pointer) {
        give(answer("nps", "5").replace(good, bad))
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:continuo:problem:" + type))
                .body("errors.pointer", hasItem(pointer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null"})
    void aBrokenBodyIsRefused(String body) {
        give(body).then().statusCode(400);
    }

    @Test
    void whoAsksNeedsTheirScopeAndACustomer() {
        given().contentType("application/json")
                .body("{}")
                .post("/api/feedback")
                .then()
                .statusCode(401);
        withOnly("cases:read").body("{}").post("/api/feedback").then().statusCode(403);
        given().get("/api/feedback?customer=c").then().statusCode(401);
        withOnly("inventory:read").get("/api/feedback?customer=c").then().statusCode(403);
        withOnly("customers:read")
                .get("/api/feedback?customer=" + unique("c"))
                .then()
                .statusCode(403);
        withOnly("cases:read")
                .get("/api/feedback?customer=" + unique("c"))
                .then()
                .statusCode(404);
        platform().get("/api/feedback").then().statusCode(400).body("errors[0].pointer", equalTo("/customer"));
    }
}
