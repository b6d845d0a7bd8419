package io.continuo.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** One case over four channels and two hands, on one clock; and open again where its resolution was none. */
@ResourceLock(Suite.NAME)
class OneCaseIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Suite suite = Suite.get();
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final Map<String, String> whatsapp =
            identifier("whatsapp", "+346" + Math.abs(run.hashCode() % 90_000_000 + 10_000_000));
    private final Map<String, String> email = identifier("email", "lia." + run + "@example.com");
    private final Map<String, String> card = identifier("loyalty_card", "lia-" + run);

    @Test
    void aCaseGoesOnWhereverItsCustomerDoes() {
        String customer = post(
                        "/api/customers/resolve", Map.of("identifiers", List.of(whatsapp, email, card), "create", true))
                .getString("customerId");
        String path = "/api/cases/" + opened();
        JsonPath before = get(path);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(get(path).getString("customerId")).isEqualTo(customer));

        contact("Call Received", "call_center", email, "I wrote this morning, any news?");
        eventually(path, "channels", List.of("whatsapp", "call_center"));
        post(path + "/transfers", Map.of("to", "store Madrid", "note", "She comes at five."));
        post(path + "/updates", Map.of("channel", "whatsapp", "text", "The part is there."));
        String inStore = contact("Message Received", "store", card, "Here I am, it is order " + run + ".");
        eventually(path, "channels", List.of("whatsapp", "call_center", "store"));
        contact("Email Received", "email", email, "The receipt, as promised.");
        eventually(path, "channels", List.of("whatsapp", "call_center", "store", "email"));
        post(path + "/resolution", Map.of("outcome", "Thermostat replaced", "channel", "store"));

        JsonPath resolved = get(path);
        assertThat(resolved.getString("clock.openedAt")).isEqualTo(before.getString("clock.openedAt"));
        assertThat(resolved.getString("clock.resolutionDueAt")).isEqualTo(before.getString("clock.resolutionDueAt"));
        assertThat(resolved.getString("clock.firstResponseAt")).isNotNull();
        assertThat(resolved.getString("assignee")).isEqualTo("store Madrid");
        assertThat(resolved.getList("history.change"))
                .containsSubsequence("opened", "message", "transferred", "updated", "message", "message", "resolved");
        assertThat(resolved.getList("history.touchpointId")).contains(inStore);
        assertThat(get("/api/cases?customer=" + customer).getList("items")).hasSize(1);
    }

    @Test
    void whoIsNotContentIsHeardAgain() {
        String id = opened();
        post("/api/cases/" + id + "/resolution", Map.of("outcome", "Thermostat replaced"));
        post(
                "/api/feedback",
                Map.of(
                        "survey",
                        "csat",
                        "score",
                        1,
                        "caseId",
                        id,
                        "channel",
                        "whatsapp",
                        "identifiers",
                        List.of(whatsapp)));
        eventually("/api/cases/" + id, "history.change", List.of("opened", "resolved", "reopened"));
        assertThat(get("/api/cases/" + id).getString("priority")).isEqualTo("urgent");
    }

    @Test
    void whoWritesToTheCompanyItselfIsOwedAnAnswer() {
        String customer = post(
                        "/api/customers/resolve", Map.of("identifiers", List.of(whatsapp, email, card), "create", true))
                .getString("customerId");
        String question = contact("Message Received", "whatsapp", whatsapp, "My fridge has not come");

        await().atMost(SOON).untilAsserted(() -> {
            JsonPath cases = get("/api/cases?customer=" + customer);
            assertThat(cases.getList("items.kind")).containsExactly("request");
            JsonPath opened = get("/api/cases/" + cases.getString("items[0].caseId"));
            assertThat(opened.getList("history.touchpointId")).contains(question);
            assertThat(opened.getString("clock.firstResponseDueAt")).isNotNull();
        });
        contact("Email Received", "email", email, "Could you ring me, too?");
        contact("Message Received", "whatsapp", whatsapp, "Thanks!");
        await().during(Duration.ofSeconds(2))
                .atMost(SOON)
                .untilAsserted(
                        () -> assertThat(get("/api/cases?customer=" + customer).getList("items"))
                                .hasSize(1));
    }

    private String opened() {
        Map<String, Object> complaint = Map.of(
                "identifier", whatsapp,
                "channel", "whatsapp",
                "subject", "Does not cool",
                "kind", "complaint",
                "priority", "high",
                "orderId", run);
        return post("/api/cases", complaint).getString("caseId");
    }

    private String contact(String type, String channel, Map<String, String> who, String text) {
        String id = UUID.randomUUID().toString();
        Map<String, Object> touchpoint = Map.of(
                "id",
                id,
                "type",
                type,
                "channel",
                channel,
                "occurredAt",
                Instant.now().toString(),
                "identifiers",
                List.of(who),
                "properties",
                Map.of("text", text));
        suite.as("platform")
                .body(List.of(touchpoint))
                .post("/api/touchpoints")
                .then()
                .statusCode(200);
        return id;
    }

    private void eventually(String path, String field, List<String> expected) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(get(path).getList(field, String.class)).isEqualTo(expected));
    }

    private JsonPath get(String path) {
        return suite.as("platform").get(path).then().statusCode(200).extract().jsonPath();
    }

    private JsonPath post(String path, Map<String, ?> body) {
        String key = UUID.randomUUID().toString();
        var answer =
                suite.as("platform").header("Idempotency-Key", key).body(body).post(path);
        assertThat(answer.statusCode()).as(path).isBetween(200, 299);
        return answer.jsonPath();
    }

    private static Map<String, String> identifier(String type, String value) {
        return Map.of("type", type, "value", value);
    }
}
