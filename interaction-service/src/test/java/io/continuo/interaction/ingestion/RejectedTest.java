package io.continuo.interaction.ingestion;

import static io.continuo.interaction.Requests.as;
import static io.continuo.interaction.Requests.platform;
import static io.continuo.interaction.Requests.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.EventJson;
import io.continuo.http.FieldError;
import io.continuo.interaction.Broker;
import io.continuo.interaction.InteractionTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was refused can be seen, mended and sent again. */
@InteractionTest
class RejectedTest {

    @Inject
    Broker broker;

    @Inject
    RejectedItems rejected;

    private final String id = unique("r");

    private String item(String type) {
        return """
                {"id":"%s","type":"%s","channel":"web","occurredAt":"2026-03-01T10:00:00Z","identifiers":[{"type":"user_id","value":"u"}]}""".formatted(id, type);
    }

    private void reject() {
        platform().body(item("")).post("/api/touchpoints").then().body("status", contains("rejected"));
    }

    private List<Map<String, Object>> refused() {
        return Refused.with("id", id);
    }

    private String rejectedId() {
        return refused().getFirst().get("id").toString();
    }

    @Test
    void itIsKeptWithTheReason() {
        reject();
        assertThat(refused())
                .singleElement()
                .satisfies(kept -> assertThat(kept)
                        .containsEntry("form", "native")
                        .containsEntry("source", "platform")
                        .containsKey("at")
                        .extractingByKey("problem")
                        .asString()
                        .contains("/type"));
    }

    @Test
    void aSenderThatRepeatsItselfFillsNothing() {
        reject();
        reject();
        assertThat(refused()).hasSize(1);
    }

    @Test
    void unmendedItIsRefusedAgain() {
        reject();
        platform()
                .post("/api/touchpoints/rejected/" + rejectedId() + "/replay")
                .then()
                .statusCode(200)
                .body("status", equalTo("rejected"))
                .body("problem.errors[0].pointer", equalTo("/type"));
        assertThat(refused()).hasSize(1);
    }

    @Test
    void mendedItIsAcceptedAndGone() {
        reject();
        String key = unique("key");
        String path = "/api/touchpoints/rejected/" + rejectedId() + "/replay";
        for (int i = 0; i < 2; i++) {
            platform()
                    .header("Idempotency-Key", key)
                    .body(item("Mended"))
                    .post(path)
                    .then()
                    .statusCode(200)
                    .body("id", equalTo(id))
                    .body("status", equalTo("accepted"));
        }
        assertThat(refused()).isEmpty();
        assertThat(broker.touchpoint(id).type()).isEqualTo("Mended");
        platform().post(path).then().statusCode(404).body("type", equalTo("urn:continuo:problem:not-found"));
    }

    @Test
    void aBadReplayIsRefused() {
        reject();
        platform()
                .body("{broken")
                .post("/api/touchpoints/rejected/" + rejectedId() + "/replay")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:continuo:problem:malformed-body"));
    }

    @Test
    void aClientSeesAndReplaysOnlyItsOwn() {
        reject();
        String path = "/api/touchpoints/rejected";
        as("ecommerce").queryParam("type", id).get(path).then().body("items", hasSize(0));
        as("ecommerce").post(path + "/" + rejectedId() + "/replay").then().statusCode(404);
        as("ecommerce").body(named(id + "-own", "moon")).post("/api/touchpoints");
        platform().body(named(id, "moon")).post("/api/touchpoints");
        as("ecommerce")
                .queryParam("type", id)
                .get(path)
                .then()
                .statusCode(200)
                .body("items.source", contains("ecommerce"));
        found("type", id, 2);
        as("ecommerce").queryParam("source", "platform").get(path).then().body("items", hasSize(0));
    }

    @Test
    void theyAreFoundByReasonTypeChannelSourceAndTime() {
        platform().body(named(id, "moon")).post("/api/touchpoints");
        found("type", id, 1);
        found("channel", "moon", 1);
        found("problem", "invalid-field", 1);
        found("problem", "urn:continuo:problem:invalid-field", 1);
        found("problem", "payload-too-large", 0);
        found("source", "platform", 1);
        found("source", "ecommerce", 0);
        found("from", "2026-01-01T00:00:00Z", 1);
        found("to", "2026-01-01T00:00:00Z", 0);
        platform()
                .queryParam("from", "soon")
                .get("/api/touchpoints/rejected")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/from"));
    }

    private void found(String parameter, String value, int times) {
        platform()
                .queryParam("type", id)
                .queryParam(parameter, value)
                .get("/api/touchpoints/rejected")
                .then()
                .statusCode(200)
                .body("items", hasSize(times));
    }

    /** A touchpoint whose type is the test's id. */
    private String named(String touchpoint, String channel) {
        return item(id).replace("\"id\":\"" + id, "\"id\":\"" + touchpoint).replace("\"web\"", "\"" + channel + "\"");
    }

    @Test
    void thoseOfAFilterComeInAgainTogether() {
        // What the rules refused then and take now: a row as an older rule would have left it.
        for (int i = 0; i < 3; i++) {
            keepRefused(named(id + "-" + i, i == 2 ? "moon" : "web"));
        }
        Response first = replay("{\"type\":\"%s\",\"limit\":2}");
        first.then().statusCode(200).body("replayed", equalTo(2)).body("more", equalTo(true));
        replay("{\"type\":\"%s\",\"to\":\"" + first.path("to") + "\"}")
                .then()
                .body("replayed", equalTo(1))
                .body("more", equalTo(false));
        found("type", id, 1);
        found("channel", "moon", 1);
        assertThat(broker.touchpointsWithId(id + "-0")).isEqualTo(1);
        replay("{\"type\":\"%s\"}").then().body("rejected", equalTo(1)).body("accepted", equalTo(0));
    }

    private void keepRefused(String item) {
        JsonNode json = EventJson.read(item, JsonNode.class);
        Submission submission =
                new Submission(Form.NATIVE, json, item.length(), new Sender(null, "platform"), Instant.now());
        ItemProblem problem = ItemProblem.of(List.of(new FieldError("/type", "was not known then")));
        rejected.keep(List.of(new Judged.Unfit(submission, problem))).await().atMost(Duration.ofSeconds(5));
    }

    private Response replay(String body) {
        return platform().body(body.formatted(id)).post("/api/touchpoints/rejected/replay");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'limit':0}", "{'limit':501}", "{'kind':'x'}", "{'from':'soon'}", "{'type':7}", "[]", ""})
    void aBadFilterIsRefused(String body) {
        platform()
                .body(body.replace('\'', '"'))
                .post("/api/touchpoints/rejected/replay")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void theListHasPages() {
        for (int i = 0; i < 3; i++) {
            platform().body(item("").replace(id, id + i)).post("/api/touchpoints");
        }
        ValidatableResponse first = platform()
                .queryParam("limit", 2)
                .get("/api/touchpoints/rejected")
                .then()
                .body("items", hasSize(2));
        String next = first.extract().path("next");
        String last = first.extract().path("items[1].id");
        platform()
                .queryParam("limit", 2)
                .queryParam("cursor", next)
                .get("/api/touchpoints/rejected")
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(last)));
        platform()
                .queryParam("cursor", "nonsense")
                .get("/api/touchpoints/rejected")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/cursor"));
        platform()
                .queryParam("limit", 0)
                .get("/api/touchpoints/rejected")
                .then()
                .statusCode(400);
    }
}
