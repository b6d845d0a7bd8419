package io.continuo.interaction.ingestion;

import static io.continuo.interaction.Requests.gzip;
import static io.continuo.interaction.Requests.raw;
import static io.continuo.interaction.Requests.unique;
import static io.continuo.interaction.Requests.withOnly;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.EventJson;
import io.continuo.events.Identifier;
import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.Broker;
import io.continuo.interaction.InteractionTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CloudEvents come in the three modes of their HTTP binding and become touchpoints. */
@InteractionTest
class CloudEventsTest {

    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCHED = "application/cloudevents-batch+json";

    @Inject
    Broker broker;

    private final String id = unique("ce");

    private String event(String more) {
        return """
                {"specversion":"1.0","id":"%s","source":"/shop","type":"Order Completed","time":"2026-03-01T10:00:00Z"%s}""".formatted(id, more);
    }

    private static final String ANA =
            ",\"data\":{\"order_id\":\"7\",\"identifiers\":[{\"type\":\"email\",\"value\":\"Ana@example.com\"}]}";

    private static ValidatableResponse post(String contentType, String body) {
        return raw("ecommerce", contentType)
                .body(body.getBytes(UTF_8))
                .post("/cloudevents")
                .then();
    }

    private RequestSpecification binary(String contentType) {
        return raw("ecommerce", contentType)
                .header("ce-specversion", "1.0")
                .header("ce-id", id)
                .header("ce-source", "/shop")
                .header("ce-type", "Order%20Completed");
    }

    private static void problem(ValidatableResponse response, int status, String type) {
        response.statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("type", equalTo("urn:continuo:problem:" + type));
    }

    @ParameterizedTest
    @CsvSource({STRUCTURED + ", ''", BATCHED + ", ["})
    void theSameRequestIsAnsweredTheSameWayAgain(String contentType, String open) {
        String key = unique("key");
        String body = open + event(ANA) + (open.isEmpty() ? "" : "]");
        String first = keyed(key, contentType, body).statusCode(200).extract().asString();
        assertThat(first).contains("\"accepted\"");
        assertThat(keyed(key, contentType, body).statusCode(200).extract().asString())
                .isEqualTo(first);
        problem(keyed(key, contentType, body.replace("/shop", "/other")), 422, "idempotency-key-reused");
    }

    @Test
    void aRefusalIsAnAnswerAsWell() {
        String key = unique("key");
        String body = "{\"specversion\":\"1.0\",\"id\":\"" + id + "\"}";
        String first = keyed(key, STRUCTURED, body).statusCode(400).extract().asString();
        assertThat(keyed(key, STRUCTURED, body).statusCode(400).extract().asString())
                .isEqualTo(first);
    }

    @Test
    void inBinaryModeTheHeadersAreOfThePayload() {
        String key = unique("key");
        for (int i = 0; i < 2; i++) {
            binary("application/json")
                    .header("Idempotency-Key", key)
                    .body("{\"userid\":1}".getBytes(UTF_8))
                    .header("ce-userid", "u")
                    .post("/cloudevents")
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("accepted"));
        }
        problem(
                binary("application/json")
                        .header("Idempotency-Key", key)
                        .body("{\"userid\":1}".getBytes(UTF_8))
                        .header("ce-userid", "another")
                        .post("/cloudevents")
                        .then(),
                422,
                "idempotency-key-reused");
    }

    private static ValidatableResponse keyed(String key, String contentType, String body) {
        return raw("ecommerce", contentType)
                .header("Idempotency-Key", key)
                .body(body.getBytes(UTF_8))
                .post("/cloudevents")
                .then();
    }

    @Test
    void aStructuredEventBecomesATouchpoint() {
        String touchpointId = post(STRUCTURED + "; charset=utf-8", event(ANA + ",\"channel\":\"app\""))
                .statusCode(200)
                .body("status", equalTo("accepted"))
                .extract()
                .path("id");
        TouchpointRecorded touchpoint = broker.touchpoint(touchpointId);
        assertThat(touchpoint.type()).isEqualTo("Order Completed");
        assertThat(touchpoint.channel().name()).isEqualTo("app");
        assertThat(touchpoint.occurredAt()).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(touchpoint.source()).isEqualTo("/shop");
        assertThat(touchpoint.identifiers()).containsExactly(Identifier.of("email", "ana@example.com"));
        assertThat(touchpoint.properties()).containsEntry("order_id", "7").doesNotContainKey("identifiers");
        assertThat(EventJson.MAPPER
                        .<JsonNode>valueToTree(touchpoint.properties())
                        .at("/cloudEvent/id")
                        .asText())
                .isEqualTo(id);
    }

    @Test
    void aBinaryEventHasItsAttributesInHeaders() {
        String touchpointId = binary("application/json")
                .header("ce-userid", "u%C3%A9-" + id)
                .header("ce-subject", "loyalty_card:4711")
                .header("ce-stage", "purchase")
                .body("{\"order_id\":\"8\"}".getBytes(UTF_8))
                .post("/cloudevents")
                .then()
                .statusCode(200)
                .body("status", equalTo("accepted"))
                .extract()
                .path("id");
        TouchpointRecorded touchpoint = broker.touchpoint(touchpointId);
        assertThat(touchpoint.type()).isEqualTo("Order Completed");
        assertThat(touchpoint.identifiers())
                .containsExactly(Identifier.of("user_id", "ué-" + id), Identifier.of("loyalty_card", "4711"));
        assertThat(touchpoint.occurredAt()).isEqualTo(touchpoint.receivedAt());
        assertThat(touchpoint.stage()).hasToString("PURCHASE");
        assertThat(touchpoint.properties()).containsEntry("order_id", "8");
    }

    @Test
    void aBatchHasAResultForEach() {
        String other = event(ANA).replace(id, id + "-2");
        post(BATCHED, "[" + event(ANA) + "," + event("") + ",7," + other + "," + event(ANA) + "]")
                .statusCode(200)
                .body("status", contains("accepted", "rejected", "rejected", "accepted", "duplicate"))
                .body("[1].problem.errors[0].pointer", equalTo("/data/identifiers"));
        post(BATCHED, "[]").statusCode(200);
    }

    @Test
    void theSameSourceAndIdIsTheSameEventInEveryMode() {
        post(STRUCTURED, event(ANA)).body("status", equalTo("accepted"));
        post(BATCHED, "[" + event(ANA) + "]").body("status", contains("duplicate"));
        binary("application/json")
                .header("ce-email", "ana@example.com")
                .post("/cloudevents")
                .then()
                .body("status", equalTo("duplicate"));
        post(STRUCTURED, event(ANA).replace("/shop", "/other")).body("status", equalTo("accepted"));
    }

    @Test
    void aWriteKeySpeaksForItsChannel() {
        String touchpointId = raw("gateway", STRUCTURED)
                .header("X-Continuo-Channel", "store")
                .header("X-Continuo-Source", "demo-pos")
                .body(event(ANA + ",\"channel\":\"app\"").getBytes(UTF_8))
                .post("/cloudevents")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        assertThat(broker.touchpoint(touchpointId).channel().name()).isEqualTo("store");
    }

    @Test
    void aRefusedEventIsToldAndKeptAndCanBeMended() {
        ValidatableResponse refused = post(STRUCTURED, event(""));
        problem(refused, 400, "invalid-field");
        refused.body("errors[0].pointer", equalTo("/data/identifiers"));
        assertThat(Refused.with("id", id)).singleElement().satisfies(kept -> {
            assertThat(kept).containsEntry("form", "cloudevent");
            given().spec(raw("platform", "application/json"))
                    .body(event(ANA).getBytes(UTF_8))
                    .post("/api/touchpoints/rejected/" + kept.get("id") + "/replay")
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("accepted"));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"specversion\":\"1.0\"   | \"specversion\":\"0.3\"          | /specversion",
                "2026-03-01T10:00:00Z      | 2126-03-01T10:00:00Z             | /time",
                "2026-03-01T10:00:00Z      | 1926-03-01T10:00:00Z             | /time",
                "\"order_id\":\"7\"        | \"channel\":\"moon\"             | /channel",
                "\"order_id\":\"7\"        | \"stage\":\"regret\"             | /stage",
                "\"type\":\"email\"        | \"type\":\"customer_id\"         | /data/identifiers/0/type"
            })
    void aBadFieldIsNamed(String good, String bad, String pointer) {
        ValidatableResponse response = post(STRUCTURED, event(ANA).replace(good, bad));
        problem(response, 400, "invalid-field");
        response.body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void whatCannotBeReadIsRefused() {
        problem(post(STRUCTURED, "[" + event(ANA) + "]"), 400, "malformed-body");
        problem(post(STRUCTURED, "{"), 400, "malformed-body");
        problem(post(STRUCTURED, ""), 400, "malformed-body");
        problem(post(BATCHED, event(ANA)), 400, "malformed-body");
        problem(post(STRUCTURED, event(",\"data\":" + "[".repeat(10_000) + "]".repeat(10_000))), 400, "invalid-field");
        problem(post(STRUCTURED, event(",\"data\":\"" + "x".repeat(33_000) + "\"")), 413, "payload-too-large");
        problem(post(BATCHED, "[" + "7,".repeat(2_500) + "7]"), 400, "invalid-field");
        problem(post("application/cloudevents+xml", "<event/>"), 415, "unsupported-media-type");
        problem(post("application/json", event(ANA)), 415, "unsupported-media-type");
        problem(post(STRUCTURED + "; charset=iso-8859-1", event(ANA)), 415, "unsupported-media-type");
        byte[] latin = event(ANA.replace("Ana", "Aná")).getBytes(ISO_8859_1);
        problem(raw("ecommerce", STRUCTURED).body(latin).post("/cloudevents").then(), 400, "malformed-body");
        byte[] bomb = gzip(new byte[20 * 1024 * 1024]);
        problem(raw("ecommerce", STRUCTURED).body(bomb).post("/cloudevents").then(), 413, "payload-too-large");
    }

    @Test
    void aHeaderThatIsNoPercentEncodedUtf8IsRefused() {
        ValidatableResponse response = binary("application/json")
                .header("ce-email", "%C3%28")
                .body("{}".getBytes(UTF_8))
                .post("/cloudevents")
                .then();
        problem(response, 400, "invalid-field");
        response.body("errors[0].pointer", equalTo("/ce-email"));
        problem(
                binary("application/json")
                        .body("{broken".getBytes(UTF_8))
                        .post("/cloudevents")
                        .then(),
                400,
                "malformed-body");
    }

    @Test
    void aTokenWithTheScopeIsNeeded() {
        problem(given().contentType(STRUCTURED).body("{}").post("/cloudevents").then(), 401, "unauthenticated");
        problem(withOnly("customers:read").body("{}").post("/cloudevents").then(), 403, "forbidden");
    }
}
