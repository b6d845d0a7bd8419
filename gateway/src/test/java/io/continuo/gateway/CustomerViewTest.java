package io.continuo.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.continuo.http.StandardProblem;
import io.continuo.localstack.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@GatewayTest
class CustomerViewTest {

    @BeforeEach
    void aKnownCustomer() {
        FakeService identity = FakeServices.get("identity");
        FakeService interaction = FakeServices.get("interaction");
        identity.answer(
                "/api/customers/c1",
                new JsonObject(
                        Map.of("customerId", "c1", "consents", new JsonArray().add(Map.of("channel", "email")))));
        identity.answer("/api/customers/c0", new JsonObject(Map.of("customerId", "c1", "supersedes", new JsonArray())));
        identity.answer("/api/customers/unknown", new JsonObject(Map.of("status", 404)));
        interaction.answer("/api/customers/c1/timeline", page("t1"));
        interaction.answer("/api/cases", page("case1"));
        interaction.answer("/api/feedback", page("f1"));
        FakeServices.get("inventory").answer("/api/inventory/reservations", page("r1"));
        FakeServices.get("journey").answer("/api/journeys/customers/c1", new JsonObject(Map.of("stage", "service")));
    }

    @AfterEach
    void forgotten() {
        FakeServices.forgetAnswers();
    }

    @Test
    void allPartsTogether() {
        view("c1")
                .statusCode(200)
                .body("customer.customerId", equalTo("c1"))
                .body("consents[0].channel", equalTo("email"))
                .body("touchpoints[0].id", equalTo("t1"))
                .body("cases[0].id", equalTo("case1"))
                .body("journey.stage", equalTo("service"))
                .body("reservations[0].id", equalTo("r1"))
                .body("satisfaction[0].id", equalTo("f1"))
                .body("unavailable", empty());
    }

    @Test
    void aPartThatIsDownIsNamedAndTheRestAnswers() {
        FakeServices.get("journey").stop();
        try {
            view("c1")
                    .statusCode(200)
                    .body("unavailable", contains("journey"))
                    .body("journey", nullValue())
                    .body("touchpoints[0].id", equalTo("t1"));
        } finally {
            FakeServices.get("journey").start();
        }
    }

    @Test
    void theProfileIsAPartToo() {
        FakeServices.get("identity").stop();
        try {
            view("c1")
                    .statusCode(200)
                    .body("unavailable", contains("customer", "consents"))
                    .body("customer", nullValue())
                    .body("cases[0].id", equalTo("case1"));
        } finally {
            FakeServices.get("identity").start();
        }
    }

    @Test
    void aPartThatFailsIsUnavailable() {
        FakeServices.get("inventory").answer("/api/inventory/reservations", new JsonObject(Map.of("status", 500)));
        view("c1").statusCode(200).body("unavailable", contains("reservations"));
    }

    @Test
    void aMergedCustomerIsTheSurvivingOne() {
        view("c0").statusCode(200).body("customer.customerId", equalTo("c1")).body("touchpoints[0].id", equalTo("t1"));
    }

    @Test
    void anUnknownCustomerIsNotFound() {
        Problem.is(StandardProblem.NOT_FOUND, view("unknown"));
    }

    @Test
    void itNeedsAToken() {
        Problem.is(
                StandardProblem.UNAUTHENTICATED,
                given().get("/api/customers/c1/360").then());
        Problem.is(
                StandardProblem.FORBIDDEN,
                given().auth()
                        .oauth2(Tokens.withOnly("cases:read"))
                        .get("/api/customers/c1/360")
                        .then());
    }

    private static JsonObject page(String id) {
        return new JsonObject(Map.of("items", new JsonArray().add(Map.of("id", id))));
    }

    private static ValidatableResponse view(String id) {
        return given().auth()
                .oauth2(Tokens.withOnly("customers:read"))
                .get("/api/customers/" + id + "/360")
                .then();
    }
}
