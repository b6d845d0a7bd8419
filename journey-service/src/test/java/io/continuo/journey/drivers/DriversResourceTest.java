package io.continuo.journey.drivers;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.continuo.journey.Asking;
import io.continuo.journey.JourneyServiceTest;
import io.continuo.localstack.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Key drivers over HTTP. */
@JourneyServiceTest
class DriversResourceTest {

    private static final String PATH = "/api/journeys/drivers";
    private static final String QUESTION = """
        {"outcome": {"where": {"type": "Survey Answered"}, "property": "score"}, "factors": [%s]%s}\
        """;

    @Test
    void withFewAnswersThatIsSaid() {
        String factors = """
            {"name": "hand-offs", "fact": "handoffs"}, {"name": "speed", "property": "items.speed"},
            {"name": "errors", "count": {"where": {"type": "Error*"}}}\
            """;

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> post(QUESTION.formatted(factors, ""))
                        .statusCode(200)
                        .body("status", equalTo("not_enough_data"))
                        .body("n", equalTo(0))
                        .body("minimum", equalTo(50))
                        .body("rSquared", nullValue())
                        .body("drivers", empty())
                        .body("missingPartitions", empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                " | | /factors",
                "{\"name\": \"a\"} | | /factors/0",
                "{\"name\": \"a\", \"fact\": \"handoffs\", \"property\": \"b\"} | | /factors/0",
                "{\"name\": \"\", \"fact\": \"handoffs\"} | | /factors/0/name",
                "{\"name\": \"a\", \"fact\": \"weather\"} | | /factors/0/fact",
                "{\"name\": \"a\", \"fact\": \"handoffs\"}, {\"name\": \"a\", \"fact\": \"contacts\"} | |"
                        + " /factors/1/name",
                "{\"name\": \"a\", \"fact\": \"handoffs\"} | , \"lookback\": \"PT0S\" | /lookback"
            })
    void aWrongQuestionIsNamed(String factors, String more, String pointer) {
        post(QUESTION.formatted(factors == null ? "" : factors, more == null ? "" : more))
                .statusCode(400)
                .body("type", equalTo("urn:continuo:problem:invalid-field"))
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void driversNeedTheScope() {
        given().contentType(ContentType.JSON).body("{}").post(PATH).then().statusCode(401);
        given().auth()
                .oauth2(Tokens.withOnly("customers:read"))
                .contentType(ContentType.JSON)
                .body(QUESTION.formatted("{\"name\": \"a\", \"fact\": \"handoffs\"}", ""))
                .post(PATH)
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse post(String body) {
        return Asking.post(PATH, body);
    }
}
