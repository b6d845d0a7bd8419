package io.continuo.journey.maps;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.continuo.events.Identifier;
import io.continuo.journey.JourneyServiceTest;
import io.continuo.journey.Published;
import io.continuo.localstack.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A map with live figures over HTTP, on a channel that no other test uses. */
@JourneyServiceTest
class InsightsResourceTest {

    private static final String PATH = "/api/journeys/maps/";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @ConfigProperty(name = "continuo.topics.prefix")
    String prefix;

    @Test
    void aMapShowsWhatHappensInItsCells() {
        try (Published published = new Published(kafka, prefix)) {
            String channel = "x_" + published.unique("kiosk").replace('-', '_');
            Identifier card = published.identifier("loyalty_card", "card");
            published.touchpoint("a", "Page Viewed", channel, "2026-03-01T10:00:00Z", card, Map.of());
            published.touchpoint("b", "Complaint Made", channel, "2026-03-01T12:00:00Z", card, Map.of());
            published.touchpoint(
                    "c", "Feedback Given", channel, "2026-03-01T13:00:00Z", card, Map.of("survey", "csat"));
            published.map(card, "ana");
            draw(channel);

            String cell = "cells.find { it.stage == 'consideration' && it.channel == '" + channel + "' }";
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> insights("?from=2026-03-01T00:00:00Z")
                            .statusCode(200)
                            .body("status", equalTo("ok"))
                            .body(cell + ".volume", equalTo(1))
                            .body(cell + ".customers", equalTo(1))
                            .body(cell + ".drawn.platforms", contains("Kiosk"))
                            .body(cell + ".satisfaction.csat", nullValue())
                            .body(cell + ".expectations[0].status", equalTo("met"))
                            .body(
                                    "gaps.notDrawn.findAll { it.channel == '" + channel + "' }.stage",
                                    contains("service"))
                            .body("gaps.withoutTraffic.stage", contains("advocacy"))
                            .body("formula", notNullValue())
                            .body("missingPartitions", empty()));
            String list = insights("?from=2026-03-01T00:00:00Z").extract().path(cell + ".customersAt");
            as("platform")
                    .get(list)
                    .then()
                    .statusCode(200)
                    .body("items.customerId", contains(published.unique("ana")))
                    .body("next", nullValue());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "kiosks/insights?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z, 400, /to",
        "kiosks/insights?from=yesterday, 400, /from",
        "kiosks/insights/customers?channel=web, 400, /stage",
        "kiosks/insights/customers?stage=later&channel=web, 400, /stage",
        "kiosks/insights/customers?stage=service&channel=pigeon, 400, /channel",
        "kiosks/insights/customers?stage=service&channel=web&cursor=x, 400, /cursor"
    })
    void aWrongQuestionIsNamed(String path, int status, String pointer) {
        draw("x_kiosk");
        as("platform")
                .get(PATH + path)
                .then()
                .statusCode(status)
                .body("type", equalTo("urn:continuo:problem:invalid-field"))
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void thereMustBeSuchAMapAndTheScope() {
        draw("x_kiosk");
        as("platform").get(PATH + "nothing/insights").then().statusCode(404);
        as("platform").get(PATH + "kiosks/insights?version=9999").then().statusCode(404);
        given().get(PATH + "kiosks/insights").then().statusCode(401);
        given().auth()
                .oauth2(Tokens.withOnly("customers:read"))
                .get(PATH + "kiosks/insights")
                .then()
                .statusCode(403);
    }

    private static void draw(String channel) {
        String map = "{\"title\": \"Kiosks\", \"cells\": ["
                + "{\"stage\": \"consideration\", \"channel\": \"%s\", \"platforms\": [\"Kiosk\"],"
                + " \"expectations\": [{\"metric\": \"lost\", \"atMost\": 50}]},"
                + "{\"stage\": \"advocacy\", \"channel\": \"%s\"}]}";
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> as("platform")
                        .body(map.formatted(channel, channel))
                        .put(PATH + "kiosks")
                        .then()
                        .statusCode(200));
    }

    private static ValidatableResponse insights(String query) {
        return as("platform").get(PATH + "kiosks/insights" + query).then();
    }

    private static RequestSpecification as(String client) {
        return given().auth().oauth2(Tokens.of(client)).contentType(ContentType.JSON);
    }
}
