package io.continuo.interaction.optout;

import static io.continuo.interaction.Requests.as;
import static io.continuo.interaction.Requests.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.continuo.events.ContactDecision;
import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.Broker;
import io.continuo.interaction.InteractionTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Decisions about contact come in with everything else, and nobody gives permission in somebody else's name. */
@InteractionTest
class DecisionsComeInTest {

    @Inject
    Broker broker;

    private final String id = unique("t");

    private Map<String, Object> touchpoint(String type, Map<String, Object> properties) {
        return Map.of(
                "id",
                id,
                "type",
                type,
                "channel",
                "sms",
                "occurredAt",
                "2026-03-01T12:00:00Z",
                "identifiers",
                List.of(Map.of("type", "phone", "value", "+34600111222")),
                "properties",
                properties);
    }

    private ValidatableResponse byToken(Map<String, Object> touchpoint) {
        return as("ecommerce")
                .body(List.of(touchpoint))
                .post("/api/touchpoints")
                .then()
                .statusCode(200);
    }

    /** As the gateway brings what a write key sends. */
    private ValidatableResponse byKey(Map<String, Object> touchpoint) {
        return as("gateway")
                .header("X-Continuo-Channel", "sms")
                .header("X-Continuo-Source", "demo-sms")
                .body(List.of(touchpoint))
                .post("/api/touchpoints")
                .then()
                .statusCode(200);
    }

    @Test
    void aStopWordIsOnTheLogWithWhatFollowsFromItOnce() {
        byKey(touchpoint("Message Received", Map.of("text", "Stop"))).body("[0].status", equalTo("accepted"));
        byKey(touchpoint("Message Received", Map.of("text", "Stop"))).body("[0].status", equalTo("duplicate"));

        TouchpointRecorded decision = broker.touchpoint(id + ":permission");
        assertThat(decision.type()).isEqualTo(ContactDecision.DENIED);
        assertThat(decision.properties()).containsEntry("channel", "*").containsEntry("touchpoint", id);
        assertThat(broker.touchpointsWithId(id + ":permission")).isEqualTo(1);
    }

    @Test
    void aKeyMayTakePermissionBackAndNotGiveIt() {
        byKey(touchpoint("Contact Permission Granted", Map.of()))
                .body("[0].status", equalTo("rejected"))
                .body("[0].problem.type", equalTo("urn:continuo:problem:forbidden"));
        byKey(touchpoint("Contact Permission Denied", Map.of())).body("[0].status", equalTo("accepted"));
    }

    @Test
    void aKeyDoesNotStartAgainForSomebodyAndATokenDoes() {
        byKey(touchpoint("Message Received", Map.of("text", "START"))).body("[0].status", equalTo("accepted"));
        assertThat(broker.touchpointsWithId(id + ":permission")).isZero();

        Map<String, Object> another = new HashMap<>(touchpoint("Message Received", Map.of("text", "START")));
        another.put("id", id + "-2");
        byToken(another).body("[0].status", equalTo("accepted"));
        assertThat(broker.touchpoint(id + "-2:permission").type()).isEqualTo(ContactDecision.GRANTED);
    }

    @ParameterizedTest
    @CsvSource({"channel, pigeons", "channel, ''", "purpose, Sell Everything", "purpose, ''"})
    void aDecisionAboutNothingKnownIsRefused(String property, String value) {
        byToken(touchpoint("Contact Permission Denied", Map.of(property, value)))
                .body("[0].status", equalTo("rejected"))
                .body("[0].problem.errors[0].pointer", equalTo("/properties"));
    }
}
