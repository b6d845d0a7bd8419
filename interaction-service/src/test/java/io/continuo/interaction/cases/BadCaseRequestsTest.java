package io.continuo.interaction.cases;

import static io.continuo.interaction.Requests.platform;
import static io.continuo.interaction.Requests.raw;
import static io.continuo.interaction.Requests.unique;
import static io.continuo.interaction.Requests.withOnly;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.continuo.interaction.InteractionTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every route of cases says what is wrong and where. */
@InteractionTest
class BadCaseRequestsTest {

    private static final String OPEN =
            "{'identifier':'email:bad@example.com','channel':'web','subject':'S','kind':'request','priority':'low'}";

    private static void problem(ValidatableResponse response, int status, String type) {
        response.statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("type", equalTo("urn:continuo:problem:" + type));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'identifier':'email:bad@example.com' | 'x':1                                        | unknown-field | /x",
                "'identifier':'email:bad@example.com', |                                             | invalid-field | /customerId",
                "'identifier':'email:bad@example.com' | 'identifier':'email:a@b.c','customerId':'c'  | invalid-field | /customerId",
                "'identifier':'email:bad@example.com' | 'identifier':'nonsense'                      | invalid-field | /identifier",
                "'identifier':'email:bad@example.com' | 'identifier':{'type':'email'}                | invalid-field | /identifier",
                "'identifier':'email:bad@example.com' | 'identifier':{'type':'shoe','value':'43'}    | invalid-field | /identifier",
                "'channel':'web'     | 'channel':'moon'      | invalid-field | /channel",
                "'channel':'web',    |                       | invalid-field | /channel",
                "'subject':'S'       | 'subject':' '         | invalid-field | /subject",
                "'subject':'S'       | 'subject':7           | invalid-field | /subject",
                "'kind':'request'    | 'kind':'rant'         | invalid-field | /kind",
                "'kind':'request'    | 'kind':null           | invalid-field | /kind",
                "'priority':'low'    | 'priority':'whatever' | invalid-field | /priority"
            })
    void anOpeningNamesItsBadField(String good, String bad, String type, String pointer) {
        String body = OPEN.replace(good, bad == null ? "" : bad).replace('\'', '"');
        ValidatableResponse response = platform().body(body).post("/api/cases").then();
        problem(response, 400, type);
        response.body("errors[0].pointer", equalTo(pointer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/cases",
                "/api/cases/x/messages",
                "/api/cases/x/transfers",
                "/api/cases/x/updates",
                "/api/cases/x/resolution"
            })
    void everyRouteRefusesBrokenBodiesAndStrangers(String path) {
        problem(platform().body("{").post(path).then(), 400, "malformed-body");
        problem(platform().body("{\"surprise\":1}").post(path).then(), 400, "unknown-field");
        String deep = "{\"surprise\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
        problem(
                raw("platform", "application/json")
                        .body(deep.getBytes(UTF_8))
                        .post(path)
                        .then(),
                400,
                "malformed-body");
        problem(platform().contentType("text/plain").body("hello").post(path).then(), 415, "unsupported-media-type");
        problem(given().contentType("application/json").body("{}").post(path).then(), 401, "unauthenticated");
        problem(withOnly("cases:read").body("{}").post(path).then(), 403, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/cases", "/api/cases/x/messages", "/api/cases/x/transfers", "/api/cases/x/updates"})
    void whoSaysSomethingSaysWhat(String path) {
        problem(platform().post(path).then(), 400, "malformed-body");
    }

    @Test
    void anUnknownCaseIsNotFound() {
        OpenedCase none = new OpenedCase(unique("none"));
        problem(none.get(), 404, "not-found");
        problem(none.message("web", "in", "x"), 404, "not-found");
        problem(none.transfer("x", "web"), 404, "not-found");
        problem(none.update("web", "x"), 404, "not-found");
        problem(none.resolve("x"), 404, "not-found");
    }

    @Test
    void anUnknownCustomerIsNotFound() {
        String body = OPEN.replace("'identifier':'email:bad@example.com'", "'customerId':'" + unique("nobody") + "'");
        problem(platform().body(body.replace('\'', '"')).post("/api/cases").then(), 404, "not-found");
    }

    @Test
    void textsAreBounded() {
        OpenedCase opened = OpenedCase.about("email:bad@example.com", "web", "request");
        ValidatableResponse response = opened.message("web", "in", "x".repeat(4_001));
        problem(response, 400, "invalid-field");
        response.body("errors[0].pointer", equalTo("/text"));
        problem(opened.post("resolution", "{\"text\":\"\"}"), 400, "invalid-field");
        problem(opened.post("resolution", "{\"outcome\":\" \"}"), 400, "invalid-field");
        problem(opened.message("web", "sideways", "x"), 400, "invalid-field");
    }

    @ParameterizedTest
    @ValueSource(strings = {"state=odd", "breaching=maybe", "limit=0", "limit=201", "cursor=nonsense"})
    void aBadQuestionIsRefused(String query) {
        platform()
                .get("/api/cases?" + query)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/" + query.substring(0, query.indexOf('='))));
    }

    @Test
    void readingNeedsItsScope() {
        problem(given().get("/api/cases").then(), 401, "unauthenticated");
        problem(withOnly("cases:write").get("/api/cases").then(), 403, "forbidden");
        problem(given().get("/api/cases/x").then(), 401, "unauthenticated");
        problem(withOnly("cases:write").get("/api/cases/x").then(), 403, "forbidden");
    }
}
