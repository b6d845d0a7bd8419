package io.continuo.http;

import static io.continuo.http.ProblemAssertions.ORDER;
import static io.continuo.http.ProblemAssertions.isInvalid;
import static io.continuo.http.ProblemAssertions.isProblem;
import static io.continuo.http.ProblemAssertions.json;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestKeys.class)
class BadBodiesTest {

    @Test
    void aGoodBodyIsRead() {
        post(ORDER).statusCode(200).body("lines[0].quantity", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "nonsense", "{\"channel\":\"web\",}", "{} {}", "", "null", "{\"lines\":[],\"lines\":[]}"})
    void aBodyThatIsNotOneJsonValueIsMalformed(String body) {
        isProblem(post(body), StandardProblem.MALFORMED_BODY);
    }

    @Test
    void theParsersWordsWithTheCallersValueStayInside() {
        post("{\"channel\": secret-value}")
                .body("detail", equalTo("The body is not well-formed JSON at line 1, column 13."));
    }

    @Test
    void aMissingBodyIsMalformedUnlessItIsOptional() {
        isProblem(given().contentType("application/json").post("/api/orders").then(), StandardProblem.MALFORMED_BODY);
        given().contentType("application/json")
                .post("/api/orders/optional")
                .then()
                .body("present", equalTo(false));
        json(ORDER).post("/api/orders/optional").then().body("present", equalTo(true));
    }

    @Test
    void anEmptyFormIsNoBody() {
        given().contentType("application/x-www-form-urlencoded")
                .body("")
                .post("/api/orders/optional")
                .then()
                .statusCode(200)
                .body("present", equalTo(false));
    }

    @Test
    void anUnknownFieldIsPointedAtWithTheAllowedOnes() {
        isProblem(
                        post("{\"channel\":\"web\",\"lines\":[{\"sku\":\"a\",\"qty\":1,\"position\":1}]}"),
                        StandardProblem.UNKNOWN_FIELD)
                .body("errors[0].pointer", equalTo("/lines/0/qty"))
                .body("errors[0].detail", equalTo("unknown field; allowed: position, quantity, sku"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"channel":5}                                        | /channel          | a string
            {"channel":"pigeon"}                                 | /channel          | unknown channel
            {"stage":"boredom"}                                  | /stage            | awareness, consideration
            {"at":"yesterday"}                                   | /at               | 2026-01-31T12:00:00Z
            {"at":1769860800000}                                 | /at               | 2026-01-31T12:00:00Z
            {"at":1769860800.5}                                  | /at               | 2026-01-31T12:00:00Z
            {"at":"1769860800"}                                  | /at               | 2026-01-31T12:00:00Z
            {"at":[2026,1,31]}                                   | /at               | 2026-01-31T12:00:00Z
            {"at":""}                                            | /at               | 2026-01-31T12:00:00Z
            {"within":14}                                        | /within           | a duration such as PT15M
            {"within":"14"}                                      | /within           | a duration such as PT15M
            {"on":20484}                                         | /on               | a date such as 2026-01-31
            {"on":[2026,1,31]}                                   | /on               | a date such as 2026-01-31
            {"lines":{}}                                         | /lines            | an array
            {"lines":["x"]}                                      | /lines/0          | an object
            {"lines":[{"sku":["x"]}]}                            | /lines/0/sku      | a string
            {"lines":[{"quantity":"1"}]}                         | /lines/0/quantity | a number
            {"lines":[{"quantity":1.2345}]}                      | /lines/0/quantity | decimal places
            {"lines":[{"position":1.5}]}                         | /lines/0/position | a whole number
            {"lines":[{"position":99999999999}]}                 | /lines/0/position | a whole number
            {"lines":[{"position":null}]}                        | /lines/0/position | is required
            {"buyer":{"type":"nose","value":"x"}}                | /buyer            | unknown identifier type
            {"buyer":{"value":"x"}}                              | /buyer            | required part
            {"extras":{"a/b":{"position":true}}}                 | /extras/a~1b/position | a whole number
            []                                                   | ''                | an object
            """)
    void aValueOfTheWrongKindIsPointedAt(String body, String pointer, String says) {
        isInvalid(post(body), pointer).body("errors[0].detail", containsString(says));
    }

    @Test
    void missingAndNullFieldsAreAllReportedAtOnce() {
        isInvalid(
                        post("{\"lines\":[null,{\"sku\":\" \",\"quantity\":null,\"position\":1}],"
                                + "\"extras\":{\"e\":{\"sku\":\"a\",\"position\":1}}}"),
                        "/channel")
                .body(
                        "errors.pointer",
                        equalTo(java.util.List.of(
                                "/channel", "/extras/e/quantity", "/lines/0", "/lines/1/quantity", "/lines/1/sku")))
                .body("errors[0].detail", equalTo("must not be null"));
    }

    @Test
    void anotherMediaTypeIsUnsupported() {
        isProblem(
                given().contentType("text/plain")
                        .body(ORDER)
                        .post("/api/orders")
                        .then(),
                StandardProblem.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void aBodyAboveTheLimitIsRefusedByItsLength() {
        isProblem(post("[" + " ".repeat(11_000) + "]"), StandardProblem.PAYLOAD_TOO_LARGE);
    }

    private static ValidatableResponse post(String body) {
        return json(body).post("/api/orders").then();
    }
}
