package io.continuo.identity;

import static io.continuo.identity.Suite.asPlatform;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.continuo.localstack.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every route answers to what it cannot take. */
@ServiceTest
class BadInputTest {

    private static final String SOMEBODY = "018f0000-0000-7000-8000-000000000000";

    /** Method, path, the scope it needs, and a body it would take. */
    static Stream<Arguments> routes() {
        return Stream.of(
                Arguments.of(
                        Method.POST,
                        "/api/customers/resolve",
                        "customers:write",
                        "{'identifiers':[{'type':'email','value':'a@b.example'}]}"),
                Arguments.of(Method.GET, "/api/customers/" + SOMEBODY, "customers:read", ""),
                Arguments.of(Method.GET, "/api/customers?identifier=email:a@b.example", "customers:read", ""),
                Arguments.of(Method.GET, "/api/customers/" + SOMEBODY + "/identity", "customers:read", ""),
                Arguments.of(
                        Method.GET, "/api/customers/explain?from=email:a@b.example&to=phone:1", "customers:read", ""),
                Arguments.of(
                        Method.POST,
                        "/api/customers/" + SOMEBODY + "/merges",
                        "customers:write",
                        "{'with':'x','reason':'y'}"),
                Arguments.of(Method.POST, "/api/merges/" + SOMEBODY + "/undo", "customers:write", "{'reason':'y'}"),
                Arguments.of(
                        Method.PUT,
                        "/api/customers/" + SOMEBODY + "/consents/email/marketing",
                        "customers:write",
                        "{'state':'denied','capturedBy':'me'}"),
                Arguments.of(Method.GET, "/api/identity/rules", "customers:steward", ""),
                Arguments.of(Method.PUT, "/api/identity/rules", "customers:steward", "{'rules':{},'reason':'r'}"),
                Arguments.of(
                        Method.POST,
                        "/api/identity/blocked-values",
                        "customers:steward",
                        "{'type':'*','value':'x','reason':'r'}"),
                Arguments.of(
                        Method.PUT,
                        "/api/identity/shared-identifiers",
                        "customers:steward",
                        "{'identifier':{'type':'phone','value':'1'},'reason':'r'}"),
                Arguments.of(
                        Method.POST,
                        "/api/identity/shared-identifiers/lift",
                        "customers:steward",
                        "{'identifier':{'type':'phone','value':'1'},'reason':'r'}"),
                Arguments.of(
                        Method.POST,
                        "/api/never-links",
                        "customers:steward",
                        "{'customerId':'x','with':'y','reason':'r'}"),
                Arguments.of(Method.GET, "/api/conflicts", "customers:steward", ""),
                Arguments.of(
                        Method.POST,
                        "/api/contact-permissions",
                        "customers:read",
                        "{'customerId':'x','channel':'email','purpose':'marketing'}"));
    }

    static Stream<Arguments> routesWithBody() {
        return routes().filter(route -> !route.get()[3].equals(""));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void without_a_token_it_is_401(Method method, String path, String scope, String body) {
        given().contentType(ContentType.JSON)
                .body(json(body))
                .request(method, path)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:continuo:problem:unauthenticated"))
                .body("traceId", notNullValue());
    }

    @ParameterizedTest
    @MethodSource("routes")
    void with_another_scope_it_is_403(Method method, String path, String scope, String body) {
        String other = scope.equals("customers:read") ? "customers:write" : "customers:read";
        given().auth()
                .oauth2(Tokens.withOnly(other))
                .contentType(ContentType.JSON)
                .body(json(body))
                .request(method, path)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:continuo:problem:forbidden"));
    }

    @ParameterizedTest
    @MethodSource("routesWithBody")
    void malformed_json_is_400(Method method, String path, String scope, String body) {
        refused(method, path, "{\"identifiers\":", 400, "malformed-body");
        refused(method, path, "", 400, "malformed-body");
    }

    @ParameterizedTest
    @MethodSource("routesWithBody")
    void an_unknown_field_is_400_with_its_pointer(Method method, String path, String scope, String body) {
        asPlatform()
                .body(json(body).replaceFirst("\\{", "{\"surprise\":1,"))
                .request(method, path)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:continuo:problem:unknown-field"))
                .body("errors.pointer", hasItem("/surprise"));
    }

    @ParameterizedTest
    @MethodSource("routesWithBody")
    void another_media_type_is_415(Method method, String path, String scope, String body) {
        asPlatform()
                .contentType(ContentType.TEXT)
                .body(json(body))
                .request(method, path)
                .then()
                .statusCode(415);
    }

    @ParameterizedTest
    @MethodSource("routesWithBody")
    void a_body_too_large_is_413(Method method, String path, String scope, String body) {
        refused(method, path, "{\"a\":\"" + "x".repeat(1_100_000) + "\"}", 413, "payload-too-large");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                          | /identifiers
            {'identifiers':[]}                                          | /identifiers
            {'identifiers':'email'}                                     | /identifiers
            {'identifiers':[null]}                                      | /identifiers/0
            {'identifiers':[{'type':'email','value':5}]}                | /identifiers/0/value
            {'identifiers':[{'type':'email','value':' '}]}              | /identifiers/0
            {'identifiers':[{'type':'mood','value':'x'}]}               | /identifiers/0
            {'identifiers':[{'type':'email'}]}                          | /identifiers/0
            {'identifiers':[{'type':'email','value':'a@b.c'}],'create':'yes'}                      | /create
            {'identifiers':[{'type':'email','value':'a@b.c'}],'traits':{'':1}}                     | /traits
            {'identifiers':[{'type':'email','value':'a@b.c'}],'traits':{'n':'\\u0000'}}            | /traits/n
            """)
    void a_bad_inquiry_names_the_place(String body, String pointer) {
        asPlatform()
                .body(json(body))
                .post("/api/customers/resolve")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:continuo:problem:invalid-field"))
                .body("errors.pointer", hasItem(pointer));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'channel':'email','purpose':'marketing'}                                  | /customerId
            {'customerId':'x','identifier':'email:a@b.c','channel':'email','purpose':'m'} | /customerId
            {'customerId':'x','purpose':'marketing'}                                   | /channel
            {'customerId':'x','channel':'pigeon','purpose':'marketing'}                | /channel
            {'customerId':'x','channel':'email','purpose':'*'}                         | /purpose
            {'identifier':'email','channel':'email','purpose':'marketing'}             | /identifier
            {'identifier':{'type':'email'},'channel':'email','purpose':'marketing'}    | /identifier
            [{'customerId':'x','channel':'email','purpose':'m'},{'customerId':'x'}]    | /1/channel
            [{'customerId':'x','channel':'email','purpose':'m'},7]                     | /1
            """)
    void a_bad_question_names_the_place(String body, String pointer) {
        asPlatform()
                .body(json(body))
                .post("/api/contact-permissions")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:continuo:problem:invalid-field"))
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void too_many_questions_are_400() {
        String question = "{\"customerId\":\"x\",\"channel\":\"email\",\"purpose\":\"m\"}";
        refused(
                Method.POST,
                "/api/contact-permissions",
                "[" + (question + ",").repeat(1000) + question + "]",
                400,
                "invalid-field");
        refused(Method.POST, "/api/contact-permissions", "[]", 400, "invalid-field");
    }

    @Test
    void an_unknown_customer_is_404_everywhere() {
        String nobody = UUID.randomUUID().toString();
        for (String id : new String[] {nobody, "c1", nobody.toUpperCase(java.util.Locale.ROOT)}) {
            refused(Method.GET, "/api/customers/" + id, "", 404, "unknown-customer");
            refused(Method.GET, "/api/customers/" + id + "/identity", "", 404, "unknown-customer");
            refused(
                    Method.POST,
                    "/api/customers/" + id + "/merges",
                    "{'with':'x','reason':'y'}",
                    404,
                    "unknown-customer");
            refused(
                    Method.PUT,
                    "/api/customers/" + id + "/consents/email/marketing",
                    "{'state':'denied','capturedBy':'me'}",
                    404,
                    "unknown-customer");
        }
    }

    @Test
    void an_identifier_in_a_query_must_be_one() {
        refused(Method.GET, "/api/customers", "", 400, "invalid-field");
        refused(Method.GET, "/api/customers?identifier=ana", "", 400, "invalid-field");
        refused(Method.GET, "/api/customers?identifier=mood:good", "", 400, "invalid-field");
        refused(Method.GET, "/api/customers/explain?from=email:a@b.c", "", 400, "invalid-field");
        refused(Method.GET, "/api/customers/explain?from=email:nobody@b.c&to=phone:1", "", 404, "unknown-identifier");
    }

    @Test
    void a_decision_needs_a_real_channel_state_and_proof() {
        String path = "/api/customers/" + SOMEBODY + "/consents/";
        String body = "{'state':'denied','capturedBy':'me'}";
        refused(Method.PUT, path + "pigeon/marketing", body, 400, "invalid-field");
        refused(Method.PUT, path + "email/MARKETING!", body, 400, "invalid-field");
        refused(Method.PUT, path + "email/marketing", "{'state':'maybe','capturedBy':'me'}", 400, "invalid-field");
        refused(Method.PUT, path + "email/marketing", "{'state':'denied'}", 400, "invalid-field");
        refused(
                Method.PUT,
                path + "email/marketing",
                "{'state':'denied','capturedBy':'a\\u0000'}",
                400,
                "invalid-field");
    }

    @Test
    void a_merge_needs_somebody_and_a_reason() {
        String path = "/api/customers/" + SOMEBODY + "/merges";
        refused(Method.POST, path, "{'reason':'y'}", 400, "invalid-field");
        refused(Method.POST, path, "{'with':'x','reason':' '}", 400, "invalid-field");
        refused(Method.POST, path, "{'with':7,'reason':'y'}", 400, "invalid-field");
        refused(
                Method.POST,
                "/api/merges/" + SOMEBODY + "/undo",
                "{'reason':'y','neverLinkAgain':1}",
                400,
                "invalid-field");
    }

    private static void refused(Method method, String path, String body, int status, String problem) {
        asPlatform()
                .body(json(body))
                .request(method, path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:continuo:problem:" + problem));
    }

    private static String json(String body) {
        return body.replace('\'', '"');
    }
}
