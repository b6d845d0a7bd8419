package io.continuo.gateway;

import static io.continuo.gateway.RawClient.head;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.continuo.http.StandardProblem;
import io.continuo.localstack.testing.Tokens;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@GatewayTest
class HostileRequestsTest {

    @TestHTTPResource
    URI base;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/%2e%2e/q/health",
                "/api/customers/..%2f..%2fq/health",
                "/api/../q/metrics",
                "/api/./cases",
                "//api/cases",
                "/api//cases",
                "/api/cases//",
                "/api/cases/a%2Fb",
                "/api/cases/a%5Cb",
                "/api/cases/a%00b",
                "/api/cases/a%0d%0aX-Forged:%20yes",
                "/api/customers/explain;x=1",
                "/api/cases/%C3%28",
                "/api;x/cases",
                "/v1/track/..;/..;/q/health"
            })
    void aPathThatCanBeReadInTwoWaysIsRefused(String path) throws IOException {
        int before = requests();
        try (RawClient client = new RawClient(base)) {
            String answer = client.send(head("GET " + path, "Connection: close", "Authorization: Bearer " + token()))
                    .rest();
            assertThat(answer).startsWith("HTTP/1.1 400").contains("urn:continuo:problem:bad-request");
        }
        assertThat(requests()).isEqualTo(before);
    }

    @Test
    void twoLengthsNeverReachAServiceAsTwoRequests() throws IOException {
        int before = FakeServices.get("interaction").requests();
        String smuggled = "GET /api/cases HTTP/1.1\r\nHost: x\r\n\r\n";
        try (RawClient client = new RawClient(base)) {
            client.send(head(
                            "POST /api/cases",
                            "Connection: close",
                            "Authorization: Bearer " + token(),
                            "Content-Type: application/json",
                            "Content-Length: " + (5 + smuggled.length()),
                            "Transfer-Encoding: chunked")
                    + "0\r\n\r\n" + smuggled);
            assertThat(client.rest()).containsOnlyOnce("HTTP/1.1 ");
        }
        assertThat(FakeServices.get("interaction").requests() - before).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: xchunked",
                "Content-Length: -1",
                "Content-Length: 1\r\nContent-Length: 2",
                "Content-Length: abc",
                "Bad Header: x",
                "X-A: a\u0000b"
            })
    void aHeadThatIsNotHttpIsRefused(String header) throws IOException {
        int before = FakeServices.get("interaction").requests();
        try (RawClient client = new RawClient(base)) {
            String answer = client.send(
                            head("POST /api/cases", "Connection: close", "Authorization: Bearer " + token(), header))
                    .rest();
            assertThat(answer).matches("(?s)HTTP/1.[01] [45]\\d\\d .*");
        }
        assertThat(FakeServices.get("interaction").requests()).isEqualTo(before);
    }

    @Test
    void headersOfTheConnectionDoNotPass() {
        given().auth()
                .oauth2(token())
                .header("Connection", "X-Mine, Authorization, X-Request-Id")
                .header("X-Mine", "secret")
                .header("Proxy-Authorization", "secret")
                .header("TE", "trailers")
                .header("X-Forwarded-For", "10.0.0.1")
                .header("Forwarded", "for=10.0.0.1")
                .header("X-HTTP-Method-Override", "DELETE")
                .header("Cookie", "a=b")
                .header("X-Other", "fine")
                .get("/api/cases")
                .then()
                .statusCode(200)
                .body("headers.x-mine", nullValue())
                .body("headers.proxy-authorization", nullValue())
                .body("headers.te", nullValue())
                .body("headers.x-forwarded-for", nullValue())
                .body("headers.forwarded", nullValue())
                .body("headers.x-http-method-override", nullValue())
                .body("headers.cookie", nullValue())
                .body("headers.x-other", equalTo("fine"))
                .body("headers.authorization", equalTo("Bearer " + token()));
    }

    @Test
    void headersOfTheServicesConnectionDoNotPassEither() {
        given().auth()
                .oauth2(token())
                .header(FakeService.BEHAVIOUR, "of-connection")
                .get("/api/cases")
                .then()
                .statusCode(200)
                .header("X-Inner", nullValue())
                .header("X-Outer", "fine");
    }

    @Test
    void aWebSocketIsRefused() throws IOException {
        try (RawClient client = new RawClient(base)) {
            String answer = client.send(head(
                            "GET /api/inventory/stream",
                            "Connection: Upgrade",
                            "Upgrade: websocket",
                            "Sec-WebSocket-Version: 13",
                            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                            "Authorization: Bearer " + token()))
                    .until("\r\n\r\n");
            assertThat(answer).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void aRequestIdIsKeptWhenItIsOne() {
        given().header("X-Request-Id", "abc-123_4.5").get("/api/nothing").then().header("X-Request-Id", "abc-123_4.5");
        given().header("X-Request-Id", "<script>")
                .get("/api/nothing")
                .then()
                .header("X-Request-Id", matchesPattern("[0-9a-f]{32}"));
        given().auth()
                .oauth2(token())
                .header("X-Request-Id", "abc-123_4.5")
                .get("/api/cases")
                .then()
                .header("X-Request-Id", "abc-123_4.5")
                .body("headers.x-request-id", equalTo("abc-123_4.5"));
    }

    @Test
    void theTraceGoesOn() {
        given().auth()
                .oauth2(token())
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .get("/api/cases")
                .then()
                .body("headers.traceparent", containsString("0af7651916cd43dd8448eb211c80319c"))
                .body("headers.traceparent", not(containsString("b7ad6b7169203331")));
    }

    @Test
    void aBodyAboveTheLimitIsRefusedBeforeItIsSent() {
        int before = FakeServices.get("interaction").requests();
        Problem.is(
                StandardProblem.PAYLOAD_TOO_LARGE,
                given().auth()
                        .oauth2(token())
                        .contentType("application/json")
                        .body(" ".repeat(2 << 20))
                        .post("/api/cases")
                        .then());
        assertThat(FakeServices.get("interaction").requests()).isEqualTo(before);
    }

    @Test
    void aBodyThatGrowsAboveTheLimitIsRefused() throws IOException {
        String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
        try (RawClient client = new RawClient(base)) {
            client.send(head(
                    "POST /api/cases",
                    "Authorization: Bearer " + token(),
                    "Content-Type: application/json",
                    "Transfer-Encoding: chunked"));
            for (int i = 0; i < 18; i++) {
                client.send(chunk);
            }
            assertThat(client.until("payload-too-large")).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void tooLargeAHeadIsRefused() throws IOException {
        try (RawClient client = new RawClient(base)) {
            assertThat(client.send(head("GET /api/cases", "Connection: close", "X-A: " + "a".repeat(40_000)))
                            .rest())
                    .contains(" 431 ");
        }
        try (RawClient client = new RawClient(base)) {
            assertThat(client.send(head("GET /api/cases?" + "a".repeat(20_000), "Connection: close"))
                            .rest())
                    .contains(" 414 ");
        }
    }

    private static int requests() {
        return FakeServices.get("identity").requests()
                + FakeServices.get("interaction").requests();
    }

    private static String token() {
        return Tokens.of("platform");
    }

    @Test
    void aBodyThatStopsArrivingIsNotWaitedForForever() throws IOException {
        try (RawClient client = new RawClient(base)) {
            String answer = client.send(head("POST /v1/track", "Content-Type: application/json", "Content-Length: 1000")
                            + "{\"writeKey\":")
                    .until("\r\n\r\n");
            assertThat(answer).startsWith("HTTP/1.1 408").contains("application/problem+json");
        }
    }
}
