package io.continuo.interaction.ingestion;

import static io.continuo.interaction.Requests.as;
import static io.continuo.interaction.Requests.raw;
import static io.continuo.interaction.Requests.unique;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.EventJson;
import io.continuo.events.Identifier;
import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.Broker;
import io.continuo.interaction.InteractionTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What RudderStack's SDKs send beside the common calls. */
@InteractionTest
class RudderExtrasTest {

    @Inject
    Broker broker;

    private final String id = unique("m");

    @Test
    void aBeaconIsABatch() {
        String batch = "{\"batch\":[{\"type\":\"page\",\"messageId\":\"" + id + "\",\"anonymousId\":\"a\"}]}";
        raw("ecommerce", "text/plain;charset=UTF-8")
                .body(batch.getBytes(UTF_8))
                .post("/beacon/v1/batch")
                .then()
                .statusCode(200)
                .body(equalTo("{\"success\":true}"));
        assertThat(broker.touchpoint(id).type()).isEqualTo("Page Viewed");
        given().body(batch).post("/beacon/v1/batch").then().statusCode(401);
    }

    @Test
    void aPixelTellsAnEventInItsAddress() {
        byte[] image = as("ecommerce")
                .queryParam("messageId", id)
                .queryParam("anonymousId", "a-" + id)
                .queryParam("event", "Email Opened")
                .queryParam("properties.newsletter", "spring")
                .queryParam("context.page.referrer", "https://mail.test/")
                .get("/pixel/v1/track")
                .then()
                .statusCode(200)
                .contentType("image/gif")
                .header("Cache-Control", containsString("no-store"))
                .extract()
                .asByteArray();
        assertThat(new String(image, UTF_8)).startsWith("GIF89a");
        TouchpointRecorded opened = broker.touchpoint(id);
        assertThat(opened.type()).isEqualTo("Email Opened");
        assertThat(opened.strongest()).isEqualTo(Identifier.of("anonymous_id", "a-" + id));
        assertThat(opened.properties())
                .containsEntry("newsletter", "spring")
                .containsEntry("referrer", "https://mail.test/");
    }

    @Test
    void aPixelThatSaysTooLittleIsKeptAndStillAnImage() {
        as("ecommerce")
                .queryParam("messageId", id)
                .get("/pixel/v1/page")
                .then()
                .statusCode(200)
                .contentType("image/gif");
        assertThat(Refused.with("messageId", id)).hasSize(1);
        as("ecommerce").get("/pixel/v1/alias").then().statusCode(404);
        given().get("/pixel/v1/page").then().statusCode(401);
    }

    @Test
    void anIdThatIsANumberIsTakenAsItsText() {
        String batch = "{\"batch\":[{\"type\":\"track\",\"event\":\"E\",\"messageId\":\"" + id
                + "\",\"userId\":4711,\"channel\":\"server\",\"originalTimestamp\":\"2026-03-01T10:00:00.000Z\","
                + "\"context\":{\"traits\":{\"email\":\"ana@example.com\"}}}]}";
        raw("ecommerce", "application/json")
                .body(batch.getBytes(UTF_8))
                .post("/v1/batch")
                .then()
                .statusCode(200);
        TouchpointRecorded touchpoint = broker.touchpoint(id);
        assertThat(touchpoint.identifiers())
                .containsExactly(Identifier.of("user_id", "4711"), Identifier.of("email", "ana@example.com"));
        assertThat(touchpoint.channel().name()).isEqualTo("web");
        assertThat(touchpoint.occurredAt()).isEqualTo("2026-03-01T10:00:00Z");
    }

    @Test
    void traitsMayStandInTheContextOnly() {
        String identify = "{\"messageId\":\"" + id
                + "\",\"anonymousId\":\"a\",\"context\":{\"traits\":{\"email\":\"ana@example.com\",\"firstName\":\"Ana\"}}}";
        raw("ecommerce", "application/json")
                .body(identify.getBytes(UTF_8))
                .post("/v1/identify")
                .then()
                .statusCode(200);
        TouchpointRecorded identified = broker.touchpoint(id);
        assertThat(identified.identifiers()).contains(Identifier.of("email", "ana@example.com"));
        assertThat(identified.properties().get("traits")).asString().contains("firstName=Ana");
    }

    @Test
    void aTimestampOfThePastCountsBesideTheSdksOwnClock() {
        String batch = ("{'sentAt':'%s','batch':[{'type':'track','event':'E','userId':'u','messageId':'%s',"
                        + "'timestamp':'2024-05-01T10:00:00Z','originalTimestamp':'%s'}]}")
                .formatted(Instant.now(), id, Instant.now())
                .replace('\'', '"');
        raw("ecommerce", "application/json")
                .body(batch.getBytes(UTF_8))
                .post("/v1/batch")
                .then()
                .statusCode(200);
        assertThat(broker.touchpoint(id).occurredAt())
                .isCloseTo("2024-05-01T10:00:00Z", within(10, ChronoUnit.SECONDS));
    }

    @Test
    void aRefusalHasACodeAndAMessage() {
        String answer = raw("ecommerce", "application/json")
                .body("{".getBytes(UTF_8))
                .post("/v1/batch")
                .then()
                .statusCode(400)
                .extract()
                .asString();
        JsonNode problem = EventJson.read(answer, JsonNode.class);
        assertThat(problem.path("code").asText()).isEqualTo("malformed-body");
        assertThat(problem.path("message").asText())
                .isEqualTo(problem.path("detail").asText());
    }

    @Test
    void aMergeTellsTwoIdentifiersOfOnePerson() {
        merge("{\"type\":\"email\",\"value\":\"" + id
                        + "@example.com\"},{\"type\":\"mobile\",\"value\":\"+1 202 555 0146\"}")
                .statusCode(200)
                .body(equalTo("{\"success\":true}"));
        TouchpointRecorded merged = broker.touchpoint(id);
        assertThat(merged.type()).isEqualTo("Identifiers Merged");
        assertThat(merged.identifiers())
                .containsExactlyInAnyOrder(
                        Identifier.of("email", id + "@example.com"), Identifier.of("phone", "+12025550146"));
        assertThat(merged.properties()).as("nobody's address is kept twice").isEmpty();
    }

    @Test
    void aMergeOfTwoOfOneKindIsRecordedNotBelieved() {
        merge("{\"type\":\"email\",\"value\":\"" + id + "@a.example\"},{\"type\":\"email\",\"value\":\"" + id
                        + "@b.example\"}")
                .statusCode(200);
        assertThat(broker.touchpoint(id).identifiers()).containsExactly(Identifier.of("email", id + "@a.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"type\":\"email\",\"value\":\"a@b.c\"}",
                "{\"type\":\"email\"},{\"type\":\"phone\",\"value\":\"+12025550146\"}",
                "{\"value\":\"a\"},{\"type\":\"phone\",\"value\":\"+12025550146\"}",
                "7,[]",
                "{},{},{}"
            })
    void aMergeOfOtherThanTwoIsRefused(String properties) {
        merge(properties).statusCode(400).body("errors[0].pointer", startsWith("/mergeProperties"));
    }

    private ValidatableResponse merge(String properties) {
        return as("ecommerce")
                .body("{\"messageId\":\"" + id + "\",\"mergeProperties\":[" + properties + "]}")
                .post("/v1/merge")
                .then();
    }
}
