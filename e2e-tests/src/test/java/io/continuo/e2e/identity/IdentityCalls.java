package io.continuo.e2e.identity;

import static io.restassured.RestAssured.given;

import io.continuo.localstack.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What callers ask one instance. Identifiers are written {@code type:value}. */
final class IdentityCalls {

    private final URI service;

    IdentityCalls(URI service) {
        this.service = service;
    }

    Response resolving(String... identifiers) {
        return request().body(Map.of("identifiers", objects(identifiers))).post("/api/customers/resolve");
    }

    /** @param traits what is said of the person */
    Response resolving(String identifier, Map<String, ?> traits) {
        return request()
                .body(Map.of("identifiers", objects(identifier), "traits", traits))
                .post("/api/customers/resolve");
    }

    String resolve(String... identifiers) {
        return ok(resolving(identifiers)).getString("customerId");
    }

    Response merging(String one, String other) {
        return request()
                .body(Map.of("with", other, "reason", "the test says so"))
                .post("/api/customers/{id}/merges", one);
    }

    Response undoing(String merge) {
        return request()
                .body(Map.of("reason", "the test says so", "neverLinkAgain", false))
                .post("/api/merges/{id}/undo", merge);
    }

    Response erasing(String identifier) {
        return request().body(Map.of("identifier", identifier)).post("/api/privacy/erasures");
    }

    Response reading(String customer) {
        return request().get("/api/customers/{id}", customer);
    }

    JsonPath identity(String customer) {
        return ok(request().get("/api/customers/{id}/identity", customer));
    }

    /** Null where nobody has it. */
    @Nullable
    String whoIs(String identifier) {
        List<String> ids = ok(request().queryParam("identifier", identifier).get("/api/customers"))
                .getList("items.customerId");
        return ids.isEmpty() ? null : ids.getFirst();
    }

    /** The merges of a customer that stand. */
    List<String> standingMerges(String customer) {
        return identity(customer).getList("merges.findAll { it.undoneAt == null }.mergeId");
    }

    private RequestSpecification request() {
        return given().baseUri(service.toString())
                .header("Authorization", "Bearer " + Tokens.of("platform"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON);
    }

    private static JsonPath ok(Response response) {
        return response.then().statusCode(200).extract().jsonPath();
    }

    private static List<Map<String, String>> objects(String... identifiers) {
        return Arrays.stream(identifiers)
                .map(identifier -> identifier.split(":", 2))
                .map(parts -> Map.of("type", parts[0], "value", parts[1]))
                .toList();
    }
}
