package io.continuo.identity;

import static io.continuo.identity.Suite.asPlatform;
import static io.continuo.identity.Suite.email;
import static io.continuo.identity.Suite.export;
import static io.continuo.identity.Suite.resolve;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.continuo.localstack.testing.Tokens;
import io.restassured.http.ContentType;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a request about privacy is said, and nobody is erased by it. */
@ServiceTest
class PrivacyBadInputTest {

    private static final String ERASURES = "/api/privacy/erasures";
    private static final String EXPORTS = "/api/privacy/exports";
    private static final String LIFT = "/api/privacy/erased-identifiers/lift";

    @ParameterizedTest
    @ValueSource(strings = {ERASURES, EXPORTS, LIFT})
    void a_broken_body_is_400(String path) {
        refused(path, "", 400, "malformed-body");
        refused(path, "null", 400, "malformed-body");
        refused(path, "{'identifier':", 400, "malformed-body");
        refused(path, "[]", 400, "invalid-field");
        refused(path, "{'identifier':'email:ana@shop.example','everybody':true}", 400, "unknown-field");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'identifier':null}",
                "{'identifier':''}",
                "{'identifier':'ana@shop.example'}",
                "{'identifier':'email:'}",
                "{'identifier':'pigeon:ana'}",
                "{'identifier':17}",
                "{'identifier':{'type':'email'}}",
                "{'identifier':{'type':'email','value':'ana@shop.example','also':'this'}}",
                "{'identifier':['email:ana@shop.example']}"
            })
    void an_identifier_that_is_none_is_400(String body) {
        refused(ERASURES, body, 400, "invalid-field");
        refused(EXPORTS, body, 400, "invalid-field");
    }

    @Test
    void an_identifier_that_is_too_long_is_400() {
        refused(ERASURES, "{'identifier':'email:" + "a".repeat(300) + "@shop.example'}", 400, "invalid-field");
    }

    @Test
    void a_lift_needs_a_reason_and_an_erasure() {
        refused(LIFT, "{'identifier':'email:ana@shop.example'}", 400, "invalid-field");
        refused(LIFT, "{'identifier':'email:ana@shop.example','reason':' '}", 400, "invalid-field");
        refused(LIFT, "{'identifier':'email:ana@shop.example','reason':'\\u0000'}", 400, "invalid-field");
        refused(LIFT, "{'identifier':'email:nobody-erased@shop.example','reason':'r'}", 404, "unknown-identifier");
    }

    @Test
    void nobody_cannot_be_erased_or_exported() {
        refused(ERASURES, "{'identifier':'email:nobody-ever@shop.example'}", 404, "unknown-identifier");
        refused(EXPORTS, "{'identifier':'customer_id:" + UUID.randomUUID() + "'}", 404, "unknown-identifier");
        refused(EXPORTS, "{'identifier':'customer_id:nothing'}", 404, "unknown-identifier");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "00000000-0000-4000-8000-000000000000", "A0000000-0000-4000-8000-000000000000"})
    void a_request_that_is_unknown_is_404(String id) {
        asPlatform()
                .get("/api/privacy/requests/{id}", id)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:continuo:problem:unknown-privacy-request"));
        asPlatform()
                .get("/api/privacy/exports/{id}/identity", id)
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:continuo:problem:unknown-privacy-request"));
    }

    @Test
    void an_erasure_has_no_document() {
        String email = email("ana");
        resolve(email);
        String erasure = Suite.erase(email);

        asPlatform().get("/api/privacy/exports/{id}/identity", erasure).then().statusCode(404);
    }

    @Test
    void only_who_administers_privacy_may() {
        String email = email("ana");
        resolve(email);
        String export = export(email);
        String token = Tokens.withOnly("customers:read", "customers:write", "customers:steward");
        String body = "{\"identifier\":\"" + email + "\"}";

        for (String path : new String[] {ERASURES, EXPORTS, LIFT}) {
            given().auth()
                    .oauth2(token)
                    .contentType(ContentType.JSON)
                    .body(body)
                    .post(path)
                    .then()
                    .statusCode(403);
            given().contentType(ContentType.JSON).body(body).post(path).then().statusCode(401);
        }
        given().auth()
                .oauth2(token)
                .get("/api/privacy/requests/{id}", export)
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(token)
                .get("/api/privacy/exports/{id}/identity", export)
                .then()
                .statusCode(403);
    }

    private static void refused(String path, String body, int status, String problem) {
        asPlatform()
                .body(body.replace('\'', '"'))
                .post(path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:continuo:problem:" + problem));
    }
}
