package io.continuo.gateway;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.continuo.http.StandardProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@GatewayTest
class PortalTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/console", "/console/", "/docs", "/docs/"})
    void pagesAreThere(String path) {
        given().get(path).then().statusCode(200).contentType("text/html");
    }

    @Test
    void theStateOfEachServiceIsToldWithinSeconds() {
        given().get("/status")
                .then()
                .statusCode(200)
                .body("services", hasSize(4))
                .body("services[0].state", equalTo("up"));
        FakeServices.get("journey").stop();
        try {
            await().untilAsserted(() -> given().get("/status")
                    .then()
                    .body("services.find { it.name == 'journey' }.state", equalTo("down")));
        } finally {
            FakeServices.get("journey").start();
        }
    }

    @Test
    void whoeverAsksAsOfRudderStackLearnsWhetherEventsAreTaken() {
        await().untilAsserted(() -> given().get("/health")
                .then()
                .statusCode(200)
                .body("server", equalTo("UP"))
                .body("acceptingEvents", equalTo("TRUE")));
        FakeServices.get("interaction").stop();
        try {
            await().untilAsserted(() -> Problem.is(
                    StandardProblem.UNAVAILABLE, given().get("/health").then()));
        } finally {
            FakeServices.get("interaction").start();
        }
    }

    @Test
    void theApiDocumentsOfTheServicesAreHere() {
        given().get("/openapi/identity").then().statusCode(200).body("uri", equalTo("/q/openapi?format=json"));
        Problem.is(StandardProblem.NOT_FOUND, given().get("/openapi/nothing").then());
        given().get("/q/openapi").then().statusCode(200).body(containsString("/api/customers/{id}/360"));
    }

    @Test
    void healthAndMetricsByRoute() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/api/customers/ana@example.com").then().statusCode(401);
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("uri=\"/api/customers/{id}\""))
                .body(org.hamcrest.Matchers.not(containsString("ana@example.com")));
    }
}
