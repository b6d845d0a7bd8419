package io.continuo.interaction.ingestion;

import static io.continuo.interaction.Requests.gzip;
import static io.continuo.interaction.Requests.platform;
import static io.continuo.interaction.Requests.raw;
import static io.continuo.interaction.Requests.withOnly;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.continuo.interaction.InteractionTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with the request is a problem, what is wrong with an item its result. */
@InteractionTest
class BadTouchpointsTest {

    private static final String GOOD =
            "{'id':'bad','type':'T','channel':'web','occurredAt':'2026-03-01T10:00:00Z','identifiers':[{'type':'email','value':'a@b.c'}]}";

    private static ValidatableResponse post(byte[] body) {
        return raw("platform", "application/json")
                .body(body)
                .post("/api/touchpoints")
                .then();
    }

    private static void problem(ValidatableResponse response, int status, String type) {
        response.statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("type", equalTo("urn:continuo:problem:" + type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "[1,]", "[] []", "{\"id\":"})
    void malformedJsonIsRefused(String body) {
        problem(post(body.getBytes(UTF_8)), 400, "malformed-body");
    }

    @Test
    void tooDeepTooLargeAndNotUtf8AreRefused() {
        post(("[" + "[".repeat(10_000) + "]".repeat(10_000) + "]").getBytes(UTF_8))
                .statusCode(200)
                .body("[0].status", equalTo("rejected"));
        problem(post(("[\"" + "x".repeat(520_000) + "\"]").getBytes(UTF_8)), 413, "payload-too-large");
        problem(post("[{\"id\":\"é\"}]".getBytes(ISO_8859_1)), 400, "malformed-body");
        problem(post(gzip(new byte[50 * 1024 * 1024])), 413, "payload-too-large");
        problem(post(("[" + "{},".repeat(2_500) + "{}]").getBytes(UTF_8)), 400, "invalid-field");
    }

    @Test
    void aStreamOverItsSizeIsRefused() {
        byte[] bomb = gzip("{\"id\":\"x\"}\n".repeat(60_000));
        problem(
                raw("platform", "application/x-ndjson")
                        .body(bomb)
                        .post("/api/touchpoints")
                        .then(),
                400,
                "malformed-body");
        byte[] wide = gzip(" ".repeat(17 * 1024 * 1024));
        problem(
                raw("platform", "application/x-ndjson")
                        .body(wide)
                        .post("/api/touchpoints")
                        .then(),
                413,
                "payload-too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-ndjson"})
    void brokenGzipIsRefused(String contentType) {
        byte[] packed = gzip("{\"id\":\"x\"}\n".repeat(2_000));
        problem(
                raw("platform", contentType)
                        .body(Arrays.copyOf(packed, packed.length / 2))
                        .post("/api/touchpoints")
                        .then(),
                400,
                "malformed-body");
    }

    @Test
    void aBadLineOfAStreamCostsOnlyItself() {
        String deep = "{\"properties\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
        String nested = GOOD.replace(
                        "'type':'T'", "'type':'T','properties':{'a':" + "[".repeat(80) + "]".repeat(80) + "}")
                .replace('\'', '"');
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] line : List.of(
                deep.getBytes(UTF_8),
                nested.getBytes(UTF_8),
                "{\"id\":\"é\"}".getBytes(ISO_8859_1),
                GOOD.replace('\'', '"').getBytes(UTF_16),
                GOOD.replace('\'', '"').getBytes(UTF_8))) {
            body.writeBytes(line);
            body.write('\n');
        }
        List<String> results = raw("platform", "application/x-ndjson")
                .body(body.toByteArray())
                .post("/api/touchpoints")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();
        assertThat(results.getLast()).doesNotContain("rejected");
        assertThat(results.subList(0, results.size() - 1))
                .hasSizeGreaterThanOrEqualTo(4)
                .allMatch(line -> line.contains("rejected"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'id':'bad'        | 'id':null                         | /id",
                "'id':'bad'        | 'id':true                         | /id",
                "'type':'T'        | 'type':' '                        | /type",
                "'channel':'web'   | 'channel':'moon'                  | /channel",
                "'2026-03-01T10:00:00Z' | 'soon'                       | /occurredAt",
                "'2026-03-01T10:00:00Z' | '2126-03-01T10:00:00Z'       | /occurredAt",
                "'2026-03-01T10:00:00Z' | '0026-03-01T10:00:00Z'       | /occurredAt",
                "'occurredAt':     | 'occuredAt':                      | /occuredAt",
                "'type':'email'    | 'type':'shoe_size'                | /identifiers/0/type",
                "'type':'email'    | 'type':'customer_id'              | /identifiers/0/type",
                "'value':'a@b.c'   | 'value':''                        | /identifiers/0/value",
                "'value':'a@b.c'   | 'value':'a@b.c','x':1             | /identifiers/0/x",
                "[{'type':'email','value':'a@b.c'}] | []               | /identifiers",
                "[{'type':'email','value':'a@b.c'}] | {}               | /identifiers",
                "'type':'T'        | 'type':'T','properties':[]        | /properties",
                "'type':'T'        | 'type':'T','stage':'regret'       | /stage"
            })
    void aBadFieldIsNamed(String good, String bad, String pointer) {
        String body = GOOD.replace(good, bad).replace('\'', '"');
        post(body.getBytes(UTF_8))
                .statusCode(200)
                .body("[0].status", equalTo("rejected"))
                .body("[0].problem.errors[0].pointer", equalTo(pointer));
    }

    @Test
    void otherMediaTypesAreRefused() {
        problem(
                raw("platform", "application/xml")
                        .body("<a/>".getBytes(UTF_8))
                        .post("/api/touchpoints")
                        .then(),
                415,
                "unsupported-media-type");
    }

    @Test
    void aTokenWithTheScopeIsNeeded() {
        problem(
                given().contentType("application/json")
                        .body("[]")
                        .post("/api/touchpoints")
                        .then(),
                401,
                "unauthenticated");
        problem(withOnly("cases:write").body("[]").post("/api/touchpoints").then(), 403, "forbidden");
        problem(given().get("/api/touchpoints/rejected").then(), 401, "unauthenticated");
        problem(withOnly("cases:write").get("/api/touchpoints/rejected").then(), 403, "forbidden");
        problem(given().post("/api/touchpoints/rejected/x/replay").then(), 401, "unauthenticated");
        problem(
                withOnly("cases:write")
                        .post("/api/touchpoints/rejected/x/replay")
                        .then(),
                403,
                "forbidden");
    }

    @Test
    void aBadKeyIsRefused() {
        problem(
                platform()
                        .header("Idempotency-Key", "x".repeat(256))
                        .body("[]")
                        .post("/api/touchpoints")
                        .then(),
                400,
                "invalid-field");
    }
}
