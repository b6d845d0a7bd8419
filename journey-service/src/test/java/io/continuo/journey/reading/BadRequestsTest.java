package io.continuo.journey.reading;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.continuo.journey.JourneyServiceTest;
import io.continuo.localstack.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every refusal is a problem with a stable type. */
@JourneyServiceTest
class BadRequestsTest {

    private static final String JOURNEY = "/api/journeys/customers/nobody";
    private static final String EVIDENCE = "/api/journeys/purchases/nothing/evidence";

    @BeforeEach
    void ready() {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {JOURNEY, EVIDENCE})
    void withoutATokenItIs401(String path) {
        problem(given().get(path).then(), 401, "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {JOURNEY, EVIDENCE})
    void aTokenThatIsNoneIs401(String path) {
        problem(given().auth().oauth2("no.token.at-all").get(path).then(), 401, "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {JOURNEY, EVIDENCE})
    void withoutTheScopeItIs403(String path) {
        String token = Tokens.withOnly("customers:read");
        problem(given().auth().oauth2(token).get(path).then(), 403, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {JOURNEY, EVIDENCE})
    void whatIsUnknownIs404(String path) {
        problem(ask(path), 404, "not-found").body("instance", equalTo(path)).body("traceId", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=-1", "limit=many", "limit=1.5"})
    void anImpossibleLimitIs400(String query) {
        problem(ask(JOURNEY + "?" + query), 400, "invalid-field").body("errors.pointer", hasItem("/limit"));
        problem(ask(EVIDENCE + "?" + query), 400, "invalid-field").body("errors.pointer", hasItem("/limit"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"broken", "MjAyNg", "%F0%9F%98%80"})
    void aBrokenCursorIs400(String cursor) {
        problem(ask(JOURNEY + "?cursor=" + cursor), 400, "invalid-field").body("errors.pointer", hasItem("/cursor"));
        problem(ask(EVIDENCE + "?cursor=" + cursor), 400, "invalid-field").body("errors.pointer", hasItem("/cursor"));
    }

    @Test
    void anIdThatCannotBeOneIsUnknown() {
        problem(ask("/api/journeys/customers/" + "x".repeat(65)), 404, "not-found");
    }

    @Test
    void journeysCannotBeWrittenHere() {
        problem(given().auth().oauth2(Tokens.of("platform")).post(JOURNEY).then(), 405, "method-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/journeys", "/api/journeys/nothing/here", "/api/journeys/customers"})
    void whatIsNotThereIs404(String path) {
        problem(ask(path), 404, "not-found");
    }

    @Test
    void theDescriptionNamesTheRoutesAndTheirRefusals() {
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths.'/api/journeys/customers/{id}'.get.responses.'404'", notNullValue())
                .body("paths.'/api/journeys/customers/{id}'.get.responses.'503'", notNullValue())
                .body("paths.'/api/journeys/purchases/{orderId}/evidence'.get", notNullValue());
    }

    private static ValidatableResponse ask(String path) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(Tokens.of("platform"))
                .get(path)
                .then();
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status, String slug) {
        return response.statusCode(status)
                .contentType(containsString("application/problem+json"))
                .body("type", equalTo("urn:continuo:problem:" + slug))
                .body("status", equalTo(status));
    }
}
