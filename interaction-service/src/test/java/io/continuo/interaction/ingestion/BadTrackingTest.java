package io.continuo.interaction.ingestion;

import static io.continuo.interaction.Requests.gzip;
import static io.continuo.interaction.Requests.platform;
import static io.continuo.interaction.Requests.raw;
import static io.continuo.interaction.Requests.unique;
import static io.continuo.interaction.Requests.withOnly;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.continuo.interaction.Broker;
import io.continuo.interaction.InteractionTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tracking call that cannot be taken is a problem; a bad item of a batch costs nobody else anything. */
@InteractionTest
class BadTrackingTest {

    @Inject
    Broker broker;

    private final String id = unique("m");

    private static ValidatableResponse post(String path, byte[] body) {
        return raw("ecommerce", "application/json").body(body).post(path).then();
    }

    private static ValidatableResponse post(String path, String body) {
        return post(path, body.getBytes(UTF_8));
    }

    private static void problem(ValidatableResponse response, int status, String type) {
        response.statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("type", equalTo("urn:continuo:problem:" + type));
    }

    private String event(String fields) {
        return "{\"type\":\"track\",\"event\":\"E\",\"messageId\":\"" + id + "\"" + fields + "}";
    }

    private static String batchOf(String... items) {
        return "{\"batch\":[" + String.join(",", items) + "]}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "7",
                "\"text\"",
                "{\"batch\":[}",
                "{\"batch\":[]} {}",
                "{\"batch\":[]}]",
                "<xml/>",
                "a=b&c=d"
            })
    void whatIsNoJsonObjectIsMalformed(String body) {
        problem(post("/v1/batch", body), 400, "malformed-body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"batch\":{}}", "{\"batch\":null}"})
    void aBatchNeedsItsArray(String body) {
        ValidatableResponse response = post("/v1/batch", body);
        problem(response, 400, "invalid-field");
        response.body("errors[0].pointer", equalTo("/batch"));
    }

    @Test
    void anEmptyBatchIsASuccess() {
        post("/v1/batch", "{\"batch\":[]}").statusCode(200);
    }

    @Test
    void tenThousandLevelsCostTheOthersNothing() {
        String deep = "{\"properties\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
        post("/v1/batch", batchOf(deep, event(",\"userId\":\"u\""))).statusCode(200);
        assertThat(broker.touchpointsWithId(id)).isEqualTo(1);
    }

    @Test
    void aContextThatIsTooMuchForABatchIsRefused() {
        String body = "{\"context\":{\"text\":\"" + "x".repeat(40_000) + "\"},\"batch\":[{}]}";
        problem(post("/v1/batch", body), 413, "payload-too-large");
    }

    @Test
    void timesOfNoCalendarCostTheOthersNothing() {
        String absurd = "{\"type\":\"track\",\"event\":\"E\",\"userId\":\"u\","
                + "\"timestamp\":\"+999999999-12-31T23:59:59Z\",\"sentAt\":\"-999999999-01-01T00:00:00Z\"}";
        post("/v1/batch", batchOf(absurd, event(",\"userId\":\"u\""))).statusCode(200);
        assertThat(broker.touchpointsWithId(id)).isEqualTo(1);
        problem(post("/v1/track", absurd), 400, "invalid-field");
    }

    @Test
    void anItemThatNestsTooDeepCostsTheOthersNothing() {
        String deep = "{\"type\":\"track\",\"event\":\"E\",\"userId\":\"u\",\"properties\":{\"a\":" + "[".repeat(100)
                + "]".repeat(100) + "}}";
        post("/v1/batch", batchOf(deep, event(",\"userId\":\"u\""))).statusCode(200);
        assertThat(broker.touchpointsWithId(id)).isEqualTo(1);
    }

    @Test
    void otherEncodingsThanUtf8AreRefused() {
        String text = batchOf(event(",\"userId\":\"José\""));
        problem(post("/v1/batch", text.getBytes(ISO_8859_1)), 400, "malformed-body");
        problem(post("/v1/batch", text.getBytes(UTF_16)), 400, "malformed-body");
    }

    @Test
    void brokenGzipIsRefused() {
        byte[] packed = gzip(batchOf(event(",\"userId\":\"u\"")));
        problem(post("/v1/batch", Arrays.copyOf(packed, packed.length / 2)), 400, "malformed-body");
        packed[packed.length / 2] ^= 0x55;
        problem(post("/v1/batch", packed), 400, "malformed-body");
    }

    @Test
    void aGzipBombIsRefused() {
        byte[] bomb = gzip(new byte[50 * 1024 * 1024]);
        problem(post("/v1/batch", bomb), 413, "payload-too-large");
    }

    @Test
    void anUnknownContentEncodingIsRefused() {
        problem(
                raw("ecommerce", "application/json")
                        .header("Content-Encoding", "br")
                        .body(batchOf().getBytes(UTF_8))
                        .post("/v1/batch")
                        .then(),
                415,
                "unsupported-media-type");
    }

    @Test
    void aBatchOverItsSizeIsRefused() {
        String big = batchOf(event(",\"userId\":\"u\",\"properties\":{\"a\":\"" + "x".repeat(520_000) + "\"}"));
        problem(post("/v1/batch", big), 413, "payload-too-large");
    }

    @Test
    void aBatchOverItsCountIsRefused() {
        String many = IntStream.rangeClosed(0, 2_500).mapToObj(i -> "{}").collect(Collectors.joining(","));
        ValidatableResponse response = post("/v1/batch", batchOf(many));
        problem(response, 400, "invalid-field");
        response.body("errors[0].pointer", equalTo("/batch"));
    }

    @Test
    void aSingleEventOverItsSizeIsRefused() {
        problem(
                post("/v1/track", event(",\"userId\":\"u\",\"properties\":{\"a\":\"" + "x".repeat(33_000) + "\"}")),
                413,
                "payload-too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'track','userId':'u'}",
                "{'type':'track','event':'E'}",
                "{'type':'sing','userId':'u'}",
                "{'userId':'u'}",
                "{'type':'group','userId':'u'}",
                "{'type':'alias','userId':'u'}",
                "{'type':'track','event':7.5,'userId':'u'}",
                "{'type':'track','event':'E','userId':{}}",
                "{'type':'track','event':'E','userId':'u','properties':[]}",
                "{'type':'track','event':'E','userId':'u','context':'c'}",
                "{'type':'track','event':'E','userId':'u','timestamp':'yesterday'}",
                "{'type':'track','event':'E','userId':'u','timestamp':'1999-12-31T00:00:00Z'}",
                "{'type':'track','event':'E','userId':'u','timestamp':'2199-12-31T00:00:00Z'}",
                "{'type':'track','event':'E','userId':'u\\u0000'}",
                "{'type':'track','event':'E','userId':'u','messageId':'" + "x" + "'}x",
                "7",
                "[]",
                "null"
            })
    void aBadItemIsKeptAndCostsTheOthersNothing(String bad) {
        String item = bad.endsWith("x")
                ? bad.substring(0, bad.length() - 1).replace("'x'", "'" + "x".repeat(101) + "'")
                : bad;
        String marked = item.replace('\'', '"').replaceFirst("^\\{", "{\"mark\":\"" + id + "\",");
        post("/v1/batch", batchOf(marked, event(",\"userId\":\"u\"")))
                .statusCode(200)
                .body(equalTo("{\"success\":true}"));
        assertThat(broker.touchpointsWithId(id)).isEqualTo(1);
        if (marked.contains(id)) {
            assertThat(Refused.with("mark", id)).hasSize(1);
        }
    }

    @Test
    void aBadSingleCallIsToldAndKept() {
        ValidatableResponse response = post("/v1/track", "{\"messageId\":\"" + id + "\",\"event\":\"E\"}");
        problem(response, 400, "invalid-field");
        response.body("errors[0].pointer", equalTo("/userId")).body("detail", containsString("userId or anonymousId"));
        assertThat(Refused.with("messageId", id)).hasSize(1);
    }

    @Test
    void anUnknownCallIsNotFound() {
        problem(post("/v1/sing", "{}"), 404, "not-found");
        problem(post("/v1/track/more", "{}"), 404, "not-found");
    }

    @Test
    void theCallsAreNotRead() {
        problem(platform().get("/v1/batch").then(), 405, "method-not-allowed");
    }

    @Test
    void aTokenWithTheScopeIsNeeded() {
        problem(given().body("{}").post("/v1/batch").then(), 401, "unauthenticated");
        problem(given().auth().oauth2("nonsense").body("{}").post("/v1/batch").then(), 401, "unauthenticated");
        problem(withOnly("customers:read").body("{}").post("/v1/batch").then(), 403, "forbidden");
    }
}
