package io.continuo.interaction.ingestion;

import static io.continuo.interaction.Requests.gzip;
import static io.continuo.interaction.Requests.platform;
import static io.continuo.interaction.Requests.raw;
import static io.continuo.interaction.Requests.unique;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.continuo.events.Identifier;
import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.Broker;
import io.continuo.interaction.InteractionTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Native touchpoints: one result per item, in order. */
@InteractionTest
class TouchpointsTest {

    private static final String NDJSON = "application/x-ndjson";

    @Inject
    Broker broker;

    private final String id = unique("t");

    private static String touchpoint(String id, String more) {
        return """
                {"id":"%s","type":"Order Completed","channel":"store","occurredAt":"2026-03-01T12:00:00+02:00",\
                "identifiers":[{"type":"loyalty_card","value":"4711"}],"properties":{"revenue":809.10}%s}""".formatted(id, more);
    }

    private static ValidatableResponse post(String body) {
        return platform().body(body).post("/api/touchpoints").then();
    }

    private static ValidatableResponse stream(byte[] body) {
        return raw("platform", NDJSON).body(body).post("/api/touchpoints").then();
    }

    @Test
    void aTouchpointIsOnTheLogAsItWasSent() {
        post("[" + touchpoint(id, ",\"stage\":\"purchase\",\"source\":\"till 3\"") + "]")
                .statusCode(200)
                .body("", hasSize(1))
                .body("[0].id", equalTo(id))
                .body("[0].status", equalTo("accepted"))
                .body("[0].problem", nullValue());
        TouchpointRecorded touchpoint = broker.touchpoint(id);
        assertThat(touchpoint.occurredAt()).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(touchpoint.strongest()).isEqualTo(Identifier.of("loyalty_card", "4711"));
        assertThat(touchpoint.properties()).containsEntry("revenue", new BigDecimal("809.10"));
        assertThat(touchpoint.source()).isEqualTo("till 3");
        assertThat(touchpoint.stage()).hasToString("PURCHASE");
    }

    @Test
    void oneObjectIsAListOfOne() {
        post(touchpoint(id, "")).statusCode(200).body("status", contains("accepted"));
        assertThat(broker.touchpoint(id).source()).isEqualTo("platform");
    }

    @Test
    void whatHappenedAtOneMomentStaysInTheOrderInWhichItCame() {
        post("[" + touchpoint(id + "-b", "") + "," + touchpoint(id + "-a", "") + "]");
        assertThat(broker.touchpoint(id + "-b").receivedAt())
                .isBefore(broker.touchpoint(id + "-a").receivedAt());

        stream((touchpoint(id + "-d", "") + "\n" + touchpoint(id + "-c", "")).getBytes(UTF_8));
        assertThat(broker.touchpoint(id + "-d").receivedAt())
                .isBefore(broker.touchpoint(id + "-c").receivedAt());
    }

    @Test
    void oneBadItemNeverCostsTheOthers() {
        String bad = touchpoint(id + "-bad", ",\"colour\":\"red\"").replace("\"store\"", "\"moon\"");
        post("[" + touchpoint(id, "") + "," + bad + ",7]")
                .statusCode(200)
                .body("status", contains("accepted", "rejected", "rejected"))
                .body("[1].id", equalTo(id + "-bad"))
                .body("[1].problem.type", equalTo("urn:continuo:problem:invalid-field"))
                .body("[1].problem.status", equalTo(400))
                .body("[1].problem.errors.pointer", contains("/colour", "/channel"))
                .body("[2]", hasEntry("id", null))
                .body("[2].problem.errors[0].detail", equalTo("expected a JSON object"));
        assertThat(broker.touchpointsWithId(id)).isEqualTo(1);
    }

    @Test
    void whatIsKnownIsADuplicate() {
        post("[" + touchpoint(id, "") + "," + touchpoint(id, "") + "]")
                .body("status", contains("accepted", "duplicate"));
        post("[" + touchpoint(id, "") + "]").statusCode(200).body("status", contains("duplicate"));
        stream(touchpoint(id, "").getBytes(UTF_8)).statusCode(200);
        assertThat(broker.touchpointsWithId(id)).isEqualTo(1);
    }

    @Test
    void aStreamIsAnsweredLineByLine() {
        String body = touchpoint(id, "") + "\r\n\n{broken\n" + touchpoint(id + "-2", "") + "\n" + "{\"id\":\"" + id
                + "-3\",\"a\":\"" + "x".repeat(40_000) + "\"}";
        List<String> lines = stream(body.getBytes(UTF_8))
                .statusCode(200)
                .contentType(NDJSON)
                .extract()
                .asString()
                .lines()
                .toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).contains("\"status\":\"accepted\"").contains(id);
        assertThat(lines.get(1)).contains("\"status\":\"rejected\"");
        assertThat(lines.get(2)).contains("\"status\":\"accepted\"").contains(id + "-2");
        assertThat(lines.get(3)).contains("payload-too-large");
        assertThat(broker.touchpointsWithId(id)).isEqualTo(1);
    }

    @Test
    void aLongStreamArrivesWhole() {
        String body = IntStream.range(0, 1_000)
                .mapToObj(i -> touchpoint(id + "-" + i, ""))
                .collect(Collectors.joining("\n"));
        List<String> lines =
                stream(gzip(body)).statusCode(200).extract().asString().lines().toList();
        assertThat(lines).hasSize(1_000).allMatch(line -> line.contains("accepted"));
        assertThat(lines.getLast()).contains(id + "-999");
        assertThat(broker.touchpointsWithId(id + "-999")).isEqualTo(1);
    }

    @Test
    void anEmptyStreamHasNoResults() {
        stream(new byte[0]).statusCode(200).body(equalTo(""));
    }

    @Test
    void theSameRequestIsAnsweredTheSameWayAgain() {
        String key = unique("key");
        String body = "[" + touchpoint(id, "") + "]";
        for (int i = 0; i < 2; i++) {
            platform()
                    .header("Idempotency-Key", key)
                    .body(body)
                    .post("/api/touchpoints")
                    .then()
                    .statusCode(200)
                    .body("status", contains("accepted"));
        }
        platform()
                .header("Idempotency-Key", key)
                .body("[" + touchpoint(id + "-other", "") + "]")
                .post("/api/touchpoints")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:continuo:problem:idempotency-key-reused"));
    }
}
