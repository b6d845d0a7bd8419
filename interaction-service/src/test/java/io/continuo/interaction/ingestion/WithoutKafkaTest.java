package io.continuo.interaction.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.continuo.http.StandardProblem;
import io.continuo.interaction.Requests;
import io.continuo.localstack.testing.LocalStackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** While nobody listens where Kafka should be, nothing is acknowledged that could be lost. */
@QuarkusTest
@TestProfile(WithoutKafkaTest.NoBroker.class)
@WithTestResource(
        value = LocalStackResource.class,
        initArgs = {
            @ResourceArg(name = "mongodb", value = "interaction"),
            @ResourceArg(name = "keycloak", value = "true")
        })
class WithoutKafkaTest {

    private static final String TOUCHPOINT = """
            {"id":"%s","type":"Page Viewed","channel":"web","occurredAt":"2026-01-31T12:00:00Z",
             "identifiers":[{"type":"anonymous_id","value":"%s"}]}
            """;

    public static final class NoBroker implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kafka.bootstrap.servers", "127.0.0.1:1", "continuo.topics.prefix", "nowhere-");
        }
    }

    @Test
    void touchpointsAreToBeSentAgain() {
        String id = Requests.unique("t");
        isUnavailable(Requests.platform()
                .body("[" + TOUCHPOINT.formatted(id, id) + "]")
                .post("/api/touchpoints")
                .then());
    }

    @Test
    void aHundredEventsAreNoSlowerThanOne() {
        Duration one = refused(1);
        assertThat(refused(100)).isLessThan(one.plus(one));
    }

    private static Duration refused(int events) {
        String batch = IntStream.range(0, events)
                .mapToObj(i -> "{\"type\":\"track\",\"event\":\"E\",\"userId\":\"u\"}")
                .collect(Collectors.joining(",", "{\"batch\":[", "]}"));
        long begin = System.nanoTime();
        isUnavailable(Requests.platform().body(batch).post("/v1/batch").then());
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Test
    void trackingCallsAreToBeSentAgain() {
        isUnavailable(Requests.platform()
                .body("{\"anonymousId\":\"a1\",\"event\":\"Product Viewed\",\"messageId\":\"" + Requests.unique("m")
                        + "\"}")
                .post("/v1/track")
                .then());
    }

    private static void isUnavailable(ValidatableResponse answer) {
        answer.statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .body("type", equalTo(StandardProblem.UNAVAILABLE.uri().toString()));
    }
}
