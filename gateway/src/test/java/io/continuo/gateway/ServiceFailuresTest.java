package io.continuo.gateway;

import static io.continuo.gateway.RawClient.head;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.continuo.http.StandardProblem;
import io.continuo.localstack.testing.Tokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@GatewayTest
class ServiceFailuresTest {

    @TestHTTPResource
    URI base;

    @Test
    void aServiceThatIsDownIsNamed() {
        FakeServices.get("journey").stop();
        try {
            Problem.is(StandardProblem.UNAVAILABLE, ask("tell", "/api/journeys/metrics"))
                    .header("Retry-After", notNullValue())
                    .body("detail", containsString("journey"));
        } finally {
            FakeServices.get("journey").start();
        }
        ask("tell", "/api/journeys/metrics").statusCode(200);
    }

    @Test
    void aServiceThatDoesNotAnswerTimesOut() {
        Problem.is(StandardProblem.UPSTREAM_TIMEOUT, ask("hang", "/api/cases"))
                .header("Retry-After", notNullValue())
                .body("detail", containsString("interaction"));
    }

    @Test
    void aServiceThatBreaksOffBeforeItsAnswerIsUnavailable() {
        Problem.is(StandardProblem.UNAVAILABLE, ask("reset", "/api/cases")).header("Retry-After", notNullValue());
        Problem.is(
                StandardProblem.UNAVAILABLE,
                given().auth()
                        .oauth2(Tokens.of("platform"))
                        .header(FakeService.BEHAVIOUR, "reset")
                        .contentType("application/json")
                        .body("{}")
                        .post("/api/cases")
                        .then());
    }

    @Test
    void anAnswerThatBreaksOffNeverLooksWhole() throws IOException {
        for (String behaviour : new String[] {"half", "half-chunked", "stall"}) {
            try (RawClient client = new RawClient(base)) {
                String answer = client.send(head(
                                "GET /api/cases",
                                "Authorization: Bearer " + Tokens.of("platform"),
                                FakeService.BEHAVIOUR + ": " + behaviour))
                        .rest();
                assertThat(answer).startsWith("HTTP/1.1 200").contains("begin").doesNotContain("\r\n0\r\n\r\n");
            }
        }
    }

    /** A connection that is closed after its answer may be in the use of the next request already. */
    @Test
    void connectionsAreKeptForTheNextRequest() {
        FakeService service = FakeServices.get("interaction");
        ask("tell", "/api/cases").statusCode(200);
        int before = service.connections();
        for (int i = 0; i < 20; i++) {
            ask("tell", "/api/cases").statusCode(200);
            ask("no-content", "/api/cases").statusCode(204);
            post("/api/cases").statusCode(200);
        }
        // One for each event loop of the gateway at most.
        assertThat(service.connections() - before)
                .isLessThan(2 * Runtime.getRuntime().availableProcessors());
    }

    @Test
    void requestsAtTheSameTimeDoNotBreakEachOtherOff() {
        Set<Integer> statuses = IntStream.range(0, 600)
                .parallel()
                .mapToObj(i -> post("/api/cases").extract().statusCode())
                .collect(Collectors.toSet());
        assertThat(statuses).containsExactly(200);
    }

    private static ValidatableResponse post(String path) {
        return given().auth()
                .oauth2(Tokens.of("platform"))
                .contentType("application/json")
                .header("Connection", "close")
                .body("{}")
                .post(path)
                .then();
    }

    @Test
    void aLargeAnswerStreamsThrough() {
        byte[] answer = given().auth()
                .oauth2(Tokens.of("platform"))
                .header(FakeService.BEHAVIOUR, "large")
                .get("/api/journeys/exports/csv")
                .asByteArray();
        assertThat(answer).hasSize(20_000_000);
    }

    @Test
    void aLargeImportStreamsThrough() {
        given().auth()
                .oauth2(Tokens.of("platform"))
                .contentType("application/x-ndjson")
                .body(new byte[20_000_000])
                .post("/api/customers/imports")
                .then()
                .statusCode(200)
                .body("length", equalTo(20_000_000));
    }

    @Test
    void aCallerThatStopsSendingIsToldSo() throws IOException {
        try (RawClient client = new RawClient(base)) {
            String answer = client.send(head(
                                    "POST /api/cases",
                                    "Authorization: Bearer " + Tokens.of("platform"),
                                    "Content-Type: application/json",
                                    "Content-Length: 100")
                            + "{")
                    .until("request-timeout");
            assertThat(answer).startsWith("HTTP/1.1 408");
        }
    }

    @Test
    void eventsPassAsTheyComeAndLongerThanAnyTimeout() throws IOException {
        FakeService inventory = FakeServices.get("inventory");
        try (RawClient client = new RawClient(base)) {
            client.send(head(
                    "GET /api/inventory/stream?sku=a",
                    "Authorization: Bearer " + Tokens.of("platform"),
                    FakeService.BEHAVIOUR + ": events"));
            assertThat(client.until("data: 0")).contains("text/event-stream");
            assertThat(inventory.openStreams()).isEqualTo(1);
            assertThat(client.until("data: 30\n")).endsWith("data: 30\n");
        }
        await().untilAsserted(() -> assertThat(inventory.openStreams()).isZero());
    }

    @Test
    void aCallerThatLeavesEndsTheRequestToTheService() throws IOException {
        FakeService interaction = FakeServices.get("inventory");
        try (RawClient client = new RawClient(base)) {
            client.send(head(
                    "GET /api/inventory/availability",
                    "Authorization: Bearer " + Tokens.of("platform"),
                    FakeService.BEHAVIOUR + ": events"));
            client.until("data: ");
        }
        await().untilAsserted(() -> assertThat(interaction.openStreams()).isZero());
    }

    private static ValidatableResponse ask(String behaviour, String path) {
        return given().auth()
                .oauth2(Tokens.of("platform"))
                .header(FakeService.BEHAVIOUR, behaviour)
                .get(path)
                .then();
    }
}
