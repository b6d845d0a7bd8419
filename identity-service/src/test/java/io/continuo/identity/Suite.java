package io.continuo.identity;

import static io.restassured.RestAssured.given;

import io.continuo.localstack.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What callers do, in one word each. Identifiers are written {@code type:value}. */
final class Suite {

    private Suite() {}

    /** A value nobody else uses. */
    static String fresh(String name) {
        return name + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    static String email(String name) {
        return "email:" + fresh(name) + "@shop.example";
    }

    static RequestSpecification asPlatform() {
        return given().auth().oauth2(Tokens.of("platform")).contentType(ContentType.JSON);
    }

    static ValidatableResponse resolving(String... identifiers) {
        return asPlatform()
                .body(Map.of("identifiers", objects(identifiers)))
                .post("/api/customers/resolve")
                .then();
    }

    static String resolve(String... identifiers) {
        return resolving(identifiers).statusCode(200).extract().path("customerId");
    }

    static ValidatableResponse customer(String id) {
        return asPlatform().get("/api/customers/{id}", id).then();
    }

    /** The current customer of an identifier, null where nobody has it. */
    static String whoIs(String identifier) {
        List<String> ids = asPlatform()
                .queryParam("identifier", identifier)
                .get("/api/customers")
                .then()
                .statusCode(200)
                .extract()
                .path("items.customerId");
        return ids.isEmpty() ? null : ids.getFirst();
    }

    static ValidatableResponse merging(String one, String other) {
        return asPlatform()
                .body(Map.of("with", other, "reason", "they said so"))
                .post("/api/customers/{id}/merges", one)
                .then();
    }

    static String merge(String one, String other) {
        return merging(one, other).statusCode(200).extract().path("mergeId");
    }

    static ValidatableResponse undoing(String merge, boolean neverLinkAgain) {
        return asPlatform()
                .body(Map.of("reason", "two people after all", "neverLinkAgain", neverLinkAgain))
                .post("/api/merges/{id}/undo", merge)
                .then();
    }

    static ValidatableResponse deciding(String customer, String channel, String purpose, String state) {
        return asPlatform()
                .body(Map.of("state", state, "capturedBy", "call centre"))
                .put("/api/customers/{id}/consents/{channel}/{purpose}", customer, channel, purpose)
                .then();
    }

    static boolean mayContact(String customer, String channel, String purpose) {
        return asPlatform()
                .body(Map.of("customerId", customer, "channel", channel, "purpose", purpose))
                .post("/api/contact-permissions")
                .then()
                .statusCode(200)
                .extract()
                .path("allowed");
    }

    static ValidatableResponse erasing(String identifier) {
        return asPlatform()
                .body(Map.of("identifier", identifier))
                .post("/api/privacy/erasures")
                .then();
    }

    static String erase(String identifier) {
        return erasing(identifier).statusCode(202).extract().path("requestId");
    }

    static String export(String identifier) {
        return asPlatform()
                .body(Map.of("identifier", identifier))
                .post("/api/privacy/exports")
                .then()
                .statusCode(202)
                .extract()
                .path("requestId");
    }

    static List<Map<String, String>> objects(String... identifiers) {
        return Arrays.stream(identifiers)
                .map(identifier -> identifier.split(":", 2))
                .map(parts -> Map.of("type", parts[0], "value", parts[1]))
                .toList();
    }
}
