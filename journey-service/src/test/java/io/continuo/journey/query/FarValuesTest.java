package io.continuo.journey.query;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.continuo.journey.Asking;
import io.continuo.journey.JourneyServiceTest;
import io.continuo.localstack.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that are well-formed and beyond all reason mean what they say, or are refused; they break nothing. */
@JourneyServiceTest
class FarValuesTest {

    private static final String LONG_AGO = "-1000000000-01-01T00:00:00Z";
    private static final String FAR_AHEAD = "+1000000000-12-31T23:59:59Z";
    private static final String ALWAYS = "\"from\": \"" + LONG_AGO + "\", \"to\": \"" + FAR_AHEAD + "\"";
    private static final String STEPS =
            "\"steps\": [{\"name\": \"a\", \"where\": {}}, {\"name\": \"b\", \"where\": {}}]";
    private static final String FOREVER = "PT9223372036854775807S";

    @BeforeEach
    void ready() {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> Asking.post("/api/journeys/handoffs", "{}").statusCode(200));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/journeys/handoffs | ",
                "/api/journeys/paths    | ",
                "/api/journeys/cohorts  | , \"by\": \"first_touch\"",
                "/api/journeys/funnels  | , \"window\": \"P1D\", " + STEPS,
                "/api/journeys/drivers  | , \"outcome\": {\"where\": {}, \"property\": \"score\"}, \"factors\": [{\"name\": \"f\", \"fact\": \"contacts\"}]",
                "/api/journeys/attribution | , \"model\": \"first\", \"dimension\": \"channel\", \"lookback\": \"P1D\", \"conversion\": {\"where\": {\"type\": \"Never\"}}",
            })
    void aPeriodBeyondAllTimeIsAllTime(String path, String rest) {
        String body = "{" + ALWAYS + (rest == null ? "" : rest) + "}";

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> Asking.post(path, body).statusCode(200));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/journeys/friction",
        "/api/journeys/metrics?metric=nps",
        "/api/journeys/maps/retail/insights",
        "/api/journeys/exports/parquet"
    })
    void soItIsInAQuery(String path) {
        asked().queryParam("from", LONG_AGO)
                .queryParam("to", FAR_AHEAD)
                .get(path)
                .then()
                .statusCode(200);
    }

    @Test
    void aTrendOverAllTimeHasTooManyPeriods() {
        asked().queryParam("from", LONG_AGO)
                .queryParam("to", FAR_AHEAD)
                .get("/api/journeys/metrics?metric=nps&interval=day")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/interval"));
    }

    @Test
    void aTimeThatNoCalendarOfOursHoldsIsABrokenLine() {
        asked().contentType("text/csv")
                .body("customer,event,timestamp\n1,a,+999999-01-01\n")
                .post("/api/journeys/paths/events")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/2/timestamp"));
    }

    @Test
    void anExpectationWithoutEndIsRefused() {
        asked().contentType(ContentType.JSON)
                .body("{\"title\": \"Far\", \"cells\": [{\"stage\": \"service\", \"channel\": \"web\","
                        + " \"expectations\": [{\"metric\": \"wait\", \"within\": \"" + FOREVER + "\"}]}]}")
                .put("/api/journeys/maps/far")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/cells/0/expectations/0/within"));
    }

    @ParameterizedTest
    @CsvSource({"1e999999999", "1e2147483647", "1e-999999999", "1e15", "-1"})
    void aSpendThatNobodyHasIsRefused(String amount) {
        asked().contentType(ContentType.JSON)
                .body("{\"model\": \"first\", \"dimension\": \"channel\", \"lookback\": \"P1D\","
                        + " \"conversion\": {\"where\": {}}, \"spend\": {\"web\": " + amount + "}}")
                .post("/api/journeys/attribution")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", startsWith("/spend"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/outcome/property    | {\"where\": {}, \"property\": \"\\u0000#link\"} | {\"name\": \"f\", \"fact\": \"contacts\"}",
                "/factors/0/property  | {\"where\": {}, \"property\": \"score\"} | {\"name\": \"f\", \"property\": \"\\u0000#link\"}",
            })
    void namesOfInnerColumnsAreNoPropertiesOfAnOutcome(String pointer, String outcome, String factor) {
        Asking.isRefused(
                "/api/journeys/drivers",
                "{\"outcome\": " + outcome + ", \"factors\": [" + factor + "]}",
                "invalid-field",
                pointer);
    }

    @Test
    void aQuestionThatLooksAtVeryManyPropertiesIsRefused() {
        String steps = IntStream.range(0, 5)
                .mapToObj(step -> IntStream.range(0, 10)
                        .mapToObj(number -> "\"p" + step + "-" + number + "\": 1")
                        .collect(Collectors.joining(
                                ",", "{\"name\": \"s" + step + "\", \"where\": {\"properties\": {", "}}}")))
                .collect(Collectors.joining(",", "[", "]"));

        Asking.isRefused(
                "/api/journeys/funnels", "{\"window\": \"P1D\", \"steps\": " + steps + "}", "invalid-field", "");
    }

    @Test
    void norOfACondition() {
        asked().contentType(ContentType.JSON)
                .body("{\"where\": {\"properties\": {\"\\u0000#link\": 5}}}")
                .post("/api/journeys/handoffs")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:continuo:problem:invalid-field"))
                .body("errors[0].pointer", startsWith("/where/properties"));
    }

    private static RequestSpecification asked() {
        return given().auth().oauth2(Tokens.of("platform"));
    }
}
