package io.continuo.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the service says of itself. */
@ServiceTest
class DocumentTest {

    @Test
    void the_generated_document_names_every_route_with_a_summary() {
        JsonPath document =
                given().queryParam("format", "json").get("/q/openapi").jsonPath();
        Map<String, Map<String, Map<String, Object>>> paths = document.getMap("paths");

        assertThat(paths)
                .containsOnlyKeys(
                        "/api/customers",
                        "/api/customers/explain",
                        "/api/customers/imports",
                        "/api/customers/imports/{id}",
                        "/api/customers/imports/{id}/results",
                        "/api/customers/resolve",
                        "/api/customers/{id}",
                        "/api/customers/{id}/consents/{channel}/{purpose}",
                        "/api/customers/{id}/identity",
                        "/api/customers/{id}/contact-preferences",
                        "/api/customers/{id}/household",
                        "/api/customers/{id}/roles",
                        "/api/customers/{id}/roles/{kind}/{subject}/{role}",
                        "/api/roles/{kind}/{subject}",
                        "/api/customers/{id}/traits",
                        "/api/customers/{id}/merges",
                        "/api/conflicts",
                        "/api/identity/blocked-values",
                        "/api/identity/blocked-values/{id}",
                        "/api/identity/rules",
                        "/api/identity/rules/history",
                        "/api/identity/shared-identifiers",
                        "/api/identity/shared-identifiers/lift",
                        "/api/never-links",
                        "/api/never-links/{id}",
                        "/api/match-reviews",
                        "/api/match-reviews/{id}",
                        "/api/merges/{mergeId}/undo",
                        "/api/contact-permissions",
                        "/api/privacy/erased-identifiers/lift",
                        "/api/privacy/erasures",
                        "/api/privacy/exports",
                        "/api/privacy/exports/{id}/identity",
                        "/api/privacy/requests/{id}");
        assertThat(paths.values())
                .allSatisfy(operations -> operations.forEach(
                        (method, operation) -> assertThat(operation).containsKeys("summary", "tags", "responses")));
    }

    @Test
    void it_is_ready_once_its_database_is() {
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }
}
