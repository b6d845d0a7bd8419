package io.continuo.interaction.ingestion;

import static io.continuo.interaction.Requests.platform;
import static io.continuo.interaction.Requests.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.continuo.interaction.Broker;
import io.continuo.interaction.InteractionTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was refused can be seen, mended and sent again. */
@InteractionTest
class RejectedTest {

    @Inject
    Broker broker;

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
