package io.continuo.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.continuo.gateway.routing.RouteTable;
import io.continuo.http.StandardProblem;
import io.continuo.localstack.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

@GatewayTest
class RoutesTest {

    @Inject
    RouteTable table;

    @ParameterizedTest
    @CsvFileSource(resources = "/contract.csv", delimiter = ' ')
    void everyRouteOfTheContractNeedsItsScope(String method, String template, String scope, String service) {
        String path = template.replaceAll("\\{[^}]+}", "x1");
        Problem.is(StandardProblem.UNAUTHENTICATED, ask(method, path, null))
                .header("WWW-Authenticate", containsString("Bearer"));
        String others = scope.equals("journeys:read") ? "cases:read" : "journeys:read";
        Problem.is(StandardProblem.FORBIDDEN, ask(method, path, Tokens.withOnly(others)))
                .body("detail", containsString(scope));
        ask(method, path, Tokens.withOnly(scope))
                .statusCode(200)
                .body("service", equalTo(service))
                .body("method", equalTo(method))
                .body("uri", equalTo(path));
    }

    @Test
    void everyRouteNamesAKnownScope() {
        assertThat(table.routes())
                .extracting(route -> route.scope())
                .allMatch(scope -> List.of(
                                "touchpoints:write",
                                "customers:read",
                                "customers:write",
                                "customers:steward",
                                "privacy:admin",
                                "cases:read",
                                "cases:write",
                                "inventory:read",
                                "inventory:write",
                                "inventory:plan",
                                "journeys:read",
                                "journeys:write")
                        .contains(scope));
    }

    @Test
    void anUnknownPathIsNotFound() {
        for (String path : List.of("/api", "/api/nothing", "/api/customers/a/b/c", "/v1", "/nothing")) {
            Problem.is(StandardProblem.NOT_FOUND, ask("GET", path, null)).body("instance", equalTo(path));
        }
    }

    @Test
    void anotherMethodIsRefusedWithTheAllowedOnes() {
        Problem.is(StandardProblem.METHOD_NOT_ALLOWED, ask("DELETE", "/api/cases", null))
                .header("Allow", "GET, POST");
        Problem.is(StandardProblem.METHOD_NOT_ALLOWED, ask("GET", "/v1/track", null));
    }

    @Test
    void queryAndHeadersArriveAndTheAnswerComesBack() {
        given().auth()
                .oauth2(Tokens.of("platform"))
                .header("If-Match", "\"6\"")
                .urlEncodingEnabled(false)
                .get("/api/customers?identifier=email:ana%40example.com&limit=1")
                .then()
                .statusCode(200)
                .header("ETag", "\"7\"")
                .body("uri", equalTo("/api/customers?identifier=email:ana%40example.com&limit=1"))
                .body("headers.if-match", equalTo("\"6\""));
    }

    @Test
    void aRefusalOfTheServiceComesBackAsItIs() {
        given().auth()
                .oauth2(Tokens.of("platform"))
                .header(FakeService.BEHAVIOUR, "refuse")
                .post("/api/inventory/reservations")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:continuo:problem:insufficient-stock"));
        given().auth()
                .oauth2(Tokens.of("platform"))
                .header(FakeService.BEHAVIOUR, "no-content")
                .delete("/api/inventory/reservations/1")
                .then()
                .statusCode(204);
    }

    @Test
    void headIsAskedAsHead() {
        given().auth()
                .oauth2(Tokens.of("platform"))
                .head("/api/cases/1")
                .then()
                .statusCode(200)
                .header("ETag", "\"7\"");
    }

    private static ValidatableResponse ask(
            String method, String path, @org.jspecify.annotations.Nullable String token) {
        var request = given();
        if (token != null) {
            request.auth().oauth2(token);
        }
        return request.request(method, path).then();
    }
}
