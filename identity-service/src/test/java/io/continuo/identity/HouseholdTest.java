package io.continuo.identity;

import static io.continuo.identity.Suite.asPlatform;
import static io.continuo.identity.Suite.email;
import static io.continuo.identity.Suite.fresh;
import static io.continuo.identity.Suite.merge;
import static io.continuo.identity.Suite.objects;
import static io.continuo.identity.Suite.resolve;
import static io.continuo.identity.Suite.undoing;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.continuo.localstack.testing.Tokens;
import io.restassured.http.Method;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People who belong together, and stay the people they are. */
@ServiceTest
class HouseholdTest {

    private static final String SOMEBODY = "018f0000-0000-7000-8000-000000000000";

    private final String street = fresh("Rúa Nova");

    @Test
    void one_last_name_at_one_address_is_a_household_of_two_people() {
        String ana = living("López", street.toUpperCase(java.util.Locale.ROOT), "27001");
        String ben = living("LOPEZ", street.replace('ú', 'u'), "27 001");
        String carl = living("Pérez", street, "27001");

        household(ana)
                .body("householdId", notNullValue())
                .body("basis", equalTo("computed"))
                .body("members.customerId", containsInAnyOrder(ana, ben));
        household(carl).body("members.customerId", contains(carl));
        assertThat(ana).isNotEqualTo(ben);
    }

    @Test
    void who_moves_leaves_the_household() {
        String ana = living("López", street, "27001");
        String email = email("ben");
        String ben = saying(email, Map.of("lastName", "López", "address", Map.of("street", street, "city", "Lugo")));

        saying(email, Map.of("address", Map.of("street", street, "city", "Vigo")));

        household(ben).body("householdId", nullValue()).body("members", empty());
        household(ana).body("members", hasSize(1));
    }

    @Test
    void a_decision_counts_more_until_it_is_taken_back() {
        String ana = living("López", street, "27001");
        String ben = living("López", street, "27001");
        String carl = resolve(email("carl"));

        deciding(ben, Map.of("reason", "moved out")).statusCode(200).body("members.customerId", contains(ben));
        deciding(carl, Map.of("with", ana, "reason", "moved in"))
                .statusCode(200)
                .body("basis", equalTo("by-hand"))
                .body("members.customerId", containsInAnyOrder(ana, carl));

        asPlatform().delete("/api/customers/{id}/household", ben).then().statusCode(204);
        household(ana).body("members.customerId", containsInAnyOrder(ana, ben, carl));
    }

    @Test
    void an_unmerge_gives_each_its_own_household_back() {
        String ana = living("López", street, "27001");
        String ben = living("Pérez", street, "27001");
        String merge = merge(ana, ben);
        household(ben).body("customerId", equalTo(ana)).body("members.customerId", contains(ana));

        undoing(merge, false).statusCode(200);

        household(ben).body("customerId", equalTo(ben)).body("members.customerId", contains(ben));
    }

    @Test
    void who_buys_and_who_uses_are_two_customers() {
        String ana = resolve(email("ana"));
        String ben = resolve(email("ben"));
        String order = fresh("order");
        role(Method.PUT, ana, "order", order, "buyer").statusCode(204);
        role(Method.PUT, ana, "order", order, "buyer").statusCode(204);
        role(Method.PUT, ben, "order", order, "user").statusCode(204);

        asPlatform()
                .get("/api/roles/order/{order}", order)
                .then()
                .statusCode(200)
                .body("items.role", contains("buyer", "user"))
                .body("items.customerId", contains(ana, ben))
                .body("items[0].source", equalTo("platform"));
        asPlatform().get("/api/customers/{id}/roles", ana).then().body("items.subject", contains(order));

        role(Method.DELETE, ana, "order", order, "buyer").statusCode(204);
        asPlatform().get("/api/customers/{id}/roles", ana).then().body("items", empty());
    }

    @Test
    void roles_are_paged_and_follow_a_merge_and_its_undoing() {
        String ana = resolve(email("ana"));
        String ben = resolve(email("ben"));
        role(Method.PUT, ana, "order", fresh("a"), "buyer");
        role(Method.PUT, ben, "order", fresh("b"), "buyer");
        String merge = merge(ana, ben);
        String next = asPlatform()
                .queryParam("limit", 1)
                .get("/api/customers/{id}/roles", ben)
                .then()
                .body("items", hasSize(1))
                .extract()
                .path("next");
        asPlatform()
                .queryParam("cursor", next)
                .get("/api/customers/{id}/roles", ben)
                .then()
                .body("items", hasSize(1))
                .body("next", nullValue());

        undoing(merge, false).statusCode(200);
        asPlatform().get("/api/customers/{id}/roles", ben).then().body("items", hasSize(1));
    }

    @ParameterizedTest
    @CsvSource({"Order,1,buyer", "order,1,BUYER!", "order,%0A,buyer", "order,%20,buyer"})
    void a_part_has_a_kind_a_subject_and_a_role(String kind, String subject, String role) {
        String path = "/api/customers/" + SOMEBODY + "/roles/" + kind + "/" + subject + "/" + role;
        refused(Method.PUT, path, "", 400, "invalid-field");
        refused(Method.DELETE, path, "", 400, "invalid-field");
    }

    @Test
    void cursors_of_other_lists_are_refused() {
        refused(Method.GET, "/api/customers/" + resolve(email("ana")) + "/roles?cursor=x", "", 400, "invalid-field");
        refused(Method.GET, "/api/roles/order/1?cursor=x", "", 400, "invalid-field");
        refused(Method.GET, "/api/roles/order/1?limit=1000", "", 400, "invalid-field");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"reason\":\" \"}", "{\"reason\":\"y\",\"with\":7}"})
    void a_decision_needs_a_reason_and_a_customer(String body) {
        refused(Method.PUT, "/api/customers/" + SOMEBODY + "/household", body, 400, "invalid-field");
    }

    @Test
    void an_unknown_customer_is_404() {
        String nobody = UUID.randomUUID().toString();
        String ana = resolve(email("ana"));
        for (String path : new String[] {"/household", "/roles", "/traits"}) {
            refused(Method.GET, "/api/customers/" + nobody + path, "", 404, "unknown-customer");
        }
        refused(Method.PUT, "/api/customers/" + nobody + "/household", "{\"reason\":\"y\"}", 404, "unknown-customer");
        refused(Method.DELETE, "/api/customers/" + nobody + "/household", "", 404, "unknown-customer");
        refused(Method.PUT, "/api/customers/" + nobody + "/roles/order/1/buyer", "", 404, "unknown-customer");
        refused(Method.DELETE, "/api/customers/" + nobody + "/roles/order/1/buyer", "", 404, "unknown-customer");
        refused(
                Method.PUT,
                "/api/customers/" + ana + "/household",
                "{\"reason\":\"y\",\"with\":\"" + nobody + "\"}",
                404,
                "unknown-customer");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,household,customers:write",
        "PUT,household,customers:read",
        "DELETE,household,customers:read",
        "GET,roles,customers:write",
        "PUT,roles/order/1/buyer,customers:read",
        "DELETE,roles/order/1/buyer,customers:read",
        "GET,traits,customers:write"
    })
    void each_route_needs_its_scope(Method method, String path, String other) {
        String whole = "/api/customers/" + SOMEBODY + "/" + path;
        given().contentType("application/json")
                .body("{}")
                .request(method, whole)
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(Tokens.withOnly(other))
                .contentType("application/json")
                .body("{}")
                .request(method, whole)
                .then()
                .statusCode(403);
    }

    private static String living(String lastName, String street, String postalCode) {
        return saying(
                email("somebody"),
                Map.of("lastName", lastName, "address", Map.of("street", street, "postalCode", postalCode)));
    }

    private static String saying(String identifier, Map<String, ?> traits) {
        return asPlatform()
                .body(Map.of("identifiers", objects(identifier), "traits", traits))
                .post("/api/customers/resolve")
                .then()
                .statusCode(200)
                .extract()
                .path("customerId");
    }

    private static ValidatableResponse household(String customer) {
        return asPlatform()
                .get("/api/customers/{id}/household", customer)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse deciding(String customer, Map<String, ?> decision) {
        return asPlatform()
                .body(decision)
                .put("/api/customers/{id}/household", customer)
                .then();
    }

    private static ValidatableResponse role(Method method, String customer, String kind, String subject, String role) {
        return asPlatform()
                .request(method, "/api/customers/{id}/roles/{kind}/{subject}/{role}", customer, kind, subject, role)
                .then();
    }

    private static void refused(Method method, String path, String body, int status, String problem) {
        var request = asPlatform().urlEncodingEnabled(false);
        (body.isEmpty() ? request : request.body(body))
                .request(method, path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:continuo:problem:" + problem));
    }
}
