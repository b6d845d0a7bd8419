package io.continuo.journey.reading;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.continuo.localstack.testing.LocalStackResource;
import io.continuo.localstack.testing.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The service starts without the broker, and says that it cannot answer yet. */
@QuarkusTest
@TestProfile(WithoutKafkaTest.NoBroker.class)
@WithTestResource(
        value = LocalStackResource.class,
        initArgs = {@ResourceArg(name = "keycloak", value = "true")})
class WithoutKafkaTest {

    /** Nobody listens on port 1. */
    public static final class NoBroker implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kafka.bootstrap.servers", "localhost:1");
        }
    }

    @Test
    void aQuestionIsAnsweredWithWhenToComeBack() {
        given().auth()
                .oauth2(Tokens.of("platform"))
                .get("/api/journeys/customers/somebody")
                .then()
                .statusCode(503)
                .header("Retry-After", "2")
                .body("type", equalTo("urn:continuo:problem:unavailable"));
    }

    @Test
    void itIsAliveButNotReady() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(503).body("checks.data.state", hasItem("WAITING_FOR_KAFKA"));
    }
}
