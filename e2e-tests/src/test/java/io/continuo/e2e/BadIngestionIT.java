package io.continuo.e2e;

import static io.continuo.e2e.Refusal.isProblem;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes in broken, too large, from another time or another world: refused with the reason, and nobody else pays. */
@ResourceLock(Suite.NAME)
class BadIngestionIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String VERSIONED = "E2e-Painted";
    private static final int MORE_ITEMS_THAN_TAKEN = 2_501;

    /** Where arrays of items come in. */
    enum Door {
        TRACKING("/v1/batch", "application/json", "{\"batch\":", "}"),
        BEACON("/beacon/v1/batch?writeKey=demo-web", "text/plain", "{\"batch\":", "}"),
        NATIVE("/api/touchpoints", "application/json", "", ""),
        CLOUDEVENTS("/cloudevents", "application/cloudevents-batch+json", "", "");

        private final String path;
        private final String contentType;
        private final String before;
        private final String after;

        Door(String path, String contentType, String before, String after) {
            this.path = path;
            this.contentType = contentType;
            this.before = before;
            this.after = after;
        }

        byte[] around(String items) {
            return (before + items + after).getBytes(UTF_8);
        }
    }

    private final Suite suite = Suite.get();
    private final String run = UUID.randomUUID().toString();

    @ParameterizedTest
    @EnumSource
    void halfAPackedBodyCannotBeRead(Door door) {
        byte[] packed = gzip(door.around("[" + "{},".repeat(500) + "{}]"));
        isProblem(packed(door, Arrays.copyOf(packed, packed.length / 2)), 400, "malformed-body");
    }

    @ParameterizedTest
    @EnumSource
    void aZipBombIsNotUnpackedToItsEnd(Door door) {
        isProblem(packed(door, gzip(new byte[64 * 1024 * 1024])), 413, "payload-too-large");
    }

    @ParameterizedTest
    @EnumSource
    void tenThousandLevelsCostTheOthersNothing(Door door) {
        String deep = "[{\"properties\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}]";
        assertThat(send(door, door.around(deep)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void otherCharactersThanUtf8AreRefused(Door door) {
        String jose = new String(door.around("[{\"userId\":\"José\"}]"), UTF_8);
        isProblem(send(door, jose.getBytes(ISO_8859_1)), 400, "malformed-body");
        isProblem(send(door, jose.getBytes(UTF_16)), 400, "malformed-body");
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownContentEncodingIsRefused(Door door) {
        Response response = caller(door)
                .header("Content-Encoding", "br")
                .body(door.around("[]"))
                .post(door.path);
        isProblem(response, 415, "unsupported-media-type");
    }

    @ParameterizedTest
    @EnumSource
    void moreItemsThanABatchHoldsAreRefusedTogether(Door door) {
        String items = "[" + "{},".repeat(MORE_ITEMS_THAN_TAKEN - 1) + "{}]";
        isProblem(send(door, door.around(items)), 400, "invalid-field");
    }

    @Test
    void anItemThatIsTooLargeCostsTheOthersNothing() {
        Map<String, Object> large = touchpoint("large", Map.of("properties", Map.of("text", "x".repeat(33 * 1024))));
        Map<String, Object> good = touchpoint("beside-large", Map.of());

        JsonPath answer = accepted(suite.as("platform").body(List.of(large, good)));

        assertThat(answer.<String>getList("status")).containsExactly("rejected", "accepted");
        assertThat(answer.getString("[0].problem.type")).endsWith(":payload-too-large");
    }

    @ParameterizedTest
    @CsvSource({
        "2199-01-01T00:00:00Z, /occurredAt",
        "1999-12-31T23:59:59Z, /occurredAt",
        "0001-01-01T00:00:00Z, /occurredAt",
        "+292278994-08-17T07:12:55Z, /occurredAt",
        "tomorrow, /occurredAt"
    })
    void timesOfAnotherWorldAreNamed(String time, String pointer) {
        JsonPath answer = accepted(
                suite.as("platform").body(List.of(touchpoint("time-" + time.hashCode(), Map.of("occurredAt", time)))));

        assertThat(answer.getString("[0].status")).isEqualTo("rejected");
        assertThat(answer.<String>getList("[0].problem.errors.pointer")).contains(pointer);
    }

    @ParameterizedTest
    @CsvSource({
        "0.3, 2026-01-01T00:00:00Z, invalid-field",
        "2.0, 2026-01-01T00:00:00Z, invalid-field",
        "1.0, 2199-01-01T00:00:00Z, invalid-field",
        "1.0, 1970-01-01T00:00:00Z, invalid-field"
    })
    void aCloudEventOfAnotherWorldIsRefused(String specversion, String time, String problem) {
        isProblem(send(cloudEvent(specversion, time, "1")), 400, problem);
    }

    @Test
    void aVersionNobodyKnowsIsRefusedForItsItemOnly() {
        suite.as("platform")
                .body(Map.of("policy", "reject", "schema", Map.of("required", List.of("colour"))))
                .put("/api/touchpoints/catalogue/" + VERSIONED)
                .then()
                .statusCode(200);
        Map<String, Object> future = touchpoint(
                "version", Map.of("type", VERSIONED, "properties", Map.of("schemaVersion", "99", "colour", "red")));

        await().atMost(SOON).untilAsserted(() -> {
            JsonPath answer = accepted(suite.as("platform")
                    .body(List.of(future, touchpoint("beside-" + UUID.randomUUID(), Map.of()))));
            assertThat(answer.<String>getList("status")).containsExactly("rejected", "accepted");
            assertThat(answer.getString("[0].problem.type")).endsWith(":unknown-event-version");
        });
        isProblem(send(cloudEvent("1.0", "2026-01-01T00:00:00Z", "99")), 400, "unknown-event-version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256=", "sha256=00", "md5=d41d8cd98f00b204e9800998ecf8427e", "not a signature"})
    void aDeliveryWithoutTheAccountsSignatureIsNobodys(String signature) {
        RequestSpecification caller = suite.anonymous().body("{\"object\":\"whatsapp_business_account\",\"entry\":[]}");
        if (!signature.isEmpty()) {
            caller.header("X-Hub-Signature-256", signature);
        }
        isProblem(caller.post("/webhooks/whatsapp/demo-whatsapp"), 401, "unauthenticated");
    }

    @Test
    void anOldSignatureAndAnUnknownAccountOpenNothing() {
        Response old = suite.anonymous()
                .header(
                        "X-Signature-Timestamp",
                        Instant.now().minusSeconds(3600).getEpochSecond())
                .header("X-Signature", "sha256=" + "0".repeat(64))
                .body("[]")
                .post("/webhooks/calls/demo-calls");
        isProblem(old, 401, "unauthenticated");
        isProblem(suite.anonymous().body("[]").post("/webhooks/calls/nobody"), 404, "not-found");
        isProblem(suite.anonymous().body("[]").post("/webhooks/telex/demo-calls"), 404, "not-found");
    }

    @Test
    void whatWasRefusedOfAnErasedPersonIsNotReplayed() {
        Map<String, Object> bad = touchpoint("erased-bad", Map.of("stage", "regret"));
        accepted(suite.as("platform").body(List.of(touchpoint("erased-good", Map.of()), bad)));
        String refused = await().atMost(SOON).until(this::refused, id -> id != null);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Timelines.ids(() -> suite.as("platform"), "x_e2e", run))
                        .hasSize(1));

        String request = suite.as("platform")
                .header("Idempotency-Key", run)
                .body(Map.of("identifier", Map.of("type", "x_e2e", "value", run)))
                .post("/api/privacy/erasures")
                .then()
                .statusCode(202)
                .extract()
                .path("requestId");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(suite.as("platform")
                                .get("/api/privacy/requests/" + request)
                                .<String>path("state"))
                        .isEqualTo("completed"));

        Response replay = suite.as("platform")
                .body(touchpoint("erased-bad", Map.of()))
                .post("/api/touchpoints/rejected/" + refused + "/replay");
        isProblem(replay, 404, "not-found");
        assertThat(refused()).isNull();
    }

    /** The refused item of this run's person. */
    private @Nullable String refused() {
        JsonPath page = suite.as("platform").get("/api/touchpoints/rejected").jsonPath();
        return page.getString("items.find { it.item.id == '" + run + "-erased-bad' }.id");
    }

    private RequestSpecification caller(Door door) {
        RequestSpecification caller = switch (door) {
            case TRACKING -> suite.withKey("demo-web");
            case BEACON -> suite.anonymous();
            case NATIVE, CLOUDEVENTS -> suite.as("platform");
        };
        return asItIs(caller, door.contentType);
    }

    /** Without a character set that the client would add. */
    private static RequestSpecification asItIs(RequestSpecification caller, String contentType) {
        EncoderConfig asIs = EncoderConfig.encoderConfig()
                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                .encodeContentTypeAs(contentType, ContentType.BINARY);
        return caller.config(RestAssuredConfig.config().encoderConfig(asIs)).contentType(contentType);
    }

    private String cloudEvent(String specversion, String time, String version) {
        return """
                {"specversion":"%s","time":"%s","schemaversion":"%s","id":"%s","source":"/e2e","type":"%s","userid":"%s",\
                "data":{"colour":"red"}}""".formatted(specversion, time, version, run, VERSIONED, run);
    }

    private Response send(String event) {
        return asItIs(suite.as("platform"), "application/cloudevents+json")
                .body(event.getBytes(UTF_8))
                .post("/cloudevents");
    }

    private Response send(Door door, byte[] body) {
        return caller(door).body(body).post(door.path);
    }

    private Response packed(Door door, byte[] body) {
        return caller(door).header("Content-Encoding", "gzip").body(body).post(door.path);
    }

    private static JsonPath accepted(RequestSpecification request) {
        Response response = request.post("/api/touchpoints");
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response.jsonPath();
    }

    private Map<String, Object> touchpoint(String name, Map<String, ?> other) {
        Map<String, Object> touchpoint = new HashMap<>(Map.of(
                "id",
                run + "-" + name,
                "type",
                "Store Visited",
                "channel",
                "store",
                "occurredAt",
                Instant.now().toString(),
                "identifiers",
                List.of(Map.of("type", "x_e2e", "value", run))));
        touchpoint.putAll(other);
        return touchpoint;
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
