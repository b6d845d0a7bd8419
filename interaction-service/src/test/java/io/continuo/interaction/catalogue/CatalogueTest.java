package io.continuo.interaction.catalogue;

import static io.continuo.interaction.Requests.as;
import static io.continuo.interaction.Requests.platform;
import static io.continuo.interaction.Requests.raw;
import static io.continuo.interaction.Requests.unique;
import static io.continuo.interaction.Requests.withOnly;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.continuo.events.EventJson;
import io.continuo.interaction.Broker;
import io.continuo.interaction.InteractionTest;
import io.micrometer.core.instrument.MeterRegistry;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The catalogue says what a touchpoint of a type looks like; one that does not is rejected or flagged. */
@InteractionTest
class CatalogueTest {

    private static final String NEEDS_COLOUR = "{'required':['colour'],'properties':{'colour':{'type':'string'}}}";

    @Inject
    Broker broker;

    @Inject
    Types types;

    @Inject
    Catalogue catalogue;

    @Inject
    MeterRegistry meters;

    private final String id = unique("c");
    private final String type = "Fridge Painted " + id;

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private ValidatableResponse put(String policy, String schema) {
        return platform()
                .body(json("{'policy':'" + policy + "','stage':'service','schema':" + schema + "}"))
                .put("/api/touchpoints/catalogue/{type}", type)
                .then();
    }

    private ValidatableResponse get() {
        return platform().get("/api/touchpoints/catalogue/{type}", type).then();
    }

    private ValidatableResponse send(String properties) {
        return platform()
                .body(json("""
                {'id':'%s','type':'%s','channel':'store','occurredAt':'2026-03-01T10:00:00Z',
                 'identifiers':[{'type':'user_id','value':'u'}],'properties':%s}""".formatted(id, type, properties)))
                .post("/api/touchpoints")
                .then()
                .statusCode(200);
    }

    @Test
    void theStandardNamesAreThere() {
        platform()
                .queryParam("limit", 200)
                .get("/api/touchpoints/catalogue")
                .then()
                .statusCode(200)
                .body("items.type", hasItems("Product Viewed", "Order Completed", "Store Visited", "Call Received"));
        platform()
                .get("/api/touchpoints/catalogue/{type}", "Order Completed")
                .then()
                .statusCode(200)
                .body("stage", equalTo("purchase"))
                .body("policy", equalTo("flag"))
                .body("versions.version", contains(0));
        platform()
                .queryParam("limit", 2)
                .get("/api/touchpoints/catalogue")
                .then()
                .body("items", hasSize(2))
                .body("next", notNullValue());
    }

    @Test
    void aViolatingTouchpointIsRejectedKeptAndTakenAfterTheMend() {
        put("reject", NEEDS_COLOUR).statusCode(200);
        send("{'size':2}")
                .body("status", contains("rejected"))
                .body("[0].problem.type", equalTo("urn:continuo:problem:event-violates-schema"))
                .body("[0].problem.errors[0].pointer", equalTo("/properties/colour"));
        put("reject", "{'required':['size']}").statusCode(200).body("versions.version", contains(1, 2));
        platform()
                .body(json("{'problem':'event-violates-schema','type':'" + type + "'}"))
                .post("/api/touchpoints/rejected/replay")
                .then()
                .statusCode(200)
                .body("replayed", equalTo(1))
                .body("accepted", equalTo(1));
        assertThat(broker.touchpoint(id).properties()).containsEntry("size", 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Done", ";v=1", "\\", "?", "#", " "})
    void aTypeMayBeNamedInTheQuery(String odd) {
        String name = type + odd + "x";
        platform()
                .queryParam("type", name)
                .body(json("{'policy':'reject','schema':" + NEEDS_COLOUR + "}"))
                .put("/api/touchpoints/catalogue/entry")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("type", equalTo(name));
        platform()
                .queryParam("type", name)
                .get("/api/touchpoints/catalogue/entry")
                .then()
                .statusCode(200)
                .body("type", equalTo(name))
                .body("versions.version", contains(1));
    }

    @Test
    void whoNamesNoTypeIsTold() {
        platform()
                .get("/api/touchpoints/catalogue/entry")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/type"));
        platform().get("/api/touchpoints/catalogue/entry?type=None/such").then().statusCode(404);
        withOnly("touchpoints:write")
                .body(json("{'policy':'flag'}"))
                .put("/api/touchpoints/catalogue/entry?type=x")
                .then()
                .statusCode(403);
    }

    @Test
    void orTakenWithAFlag() {
        put("flag", NEEDS_COLOUR).statusCode(200);
        send("{'size':2,'schemaViolations':'none'}").body("status", contains("accepted"));
        assertThat(broker.touchpoint(id).properties())
                .containsEntry("schemaVersion", 1)
                .extractingByKey("schemaViolations")
                .asString()
                .contains("colour");
        assertThat(meters.get("continuo.interaction.touchpoints.flagged")
                        .tag("type", type)
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aTouchpointThatViolatesNothingHasNoFlag() {
        put("flag", NEEDS_COLOUR).statusCode(200);
        send("{'colour':'red','schemaViolations':[{'pointer':''}]}").body("status", contains("accepted"));
        assertThat(broker.touchpoint(id).properties()).containsOnlyKeys("colour");
    }

    @Test
    void aSenderMayNameAnOlderVersionAndAnUnknownOneIsAProblemOfItsItem() {
        put("reject", NEEDS_COLOUR).statusCode(200);
        put("reject", "{'required':['size']}").statusCode(200);
        send("{'colour':'red','schemaVersion':3}")
                .body("[0].problem.type", equalTo("urn:continuo:problem:unknown-event-version"));
        send("{'colour':'red','schemaVersion':'x'}").body("status", contains("rejected"));
        send("{'colour':'red'}").body("status", contains("rejected"));
        send("{'colour':'red','schemaVersion':1}").body("status", contains("accepted"));
    }

    @Test
    void trackingCallsAndCloudEventsAreHeldAgainstItAsWell() {
        put("reject", NEEDS_COLOUR).statusCode(200);
        String track = "{'userId':'u','event':'%s','messageId':'%s','properties':%s,'context':{'protocols':%s}}";
        track(track.formatted(type, id + "-1", "{}", "{}"))
                .statusCode(400)
                .body("type", equalTo("urn:continuo:problem:event-violates-schema"))
                .body("errors[0].pointer", equalTo("/properties/colour"));
        track(track.formatted(type, id + "-2", "{'colour':'red'}", "{'event_version':2}"))
                .statusCode(400)
                .body("type", equalTo("urn:continuo:problem:unknown-event-version"));
        track(track.formatted(type, id + "-3", "{'colour':'red'}", "{'event_version':1}"))
                .statusCode(200);
        String event = "{'specversion':'1.0','id':'%s','source':'/s','type':'%s','userid':'u','data':%s}";
        event(event.formatted(id, type, "{'colour':7}"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/data/colour"));
        event(event.formatted(id, type, "{'colour':'red'}")).statusCode(200);
    }

    private static ValidatableResponse track(String body) {
        return platform().body(json(body)).post("/v1/track").then();
    }

    private static ValidatableResponse event(String body) {
        return raw("platform", "application/cloudevents+json")
                .body(json(body).getBytes(UTF_8))
                .post("/cloudevents")
                .then();
    }

    @Test
    void theSameSchemaIsNoNewVersionAndAnotherPolicyIsOfTheSameOne() {
        String first = put("flag", NEEDS_COLOUR).statusCode(200).extract().header("ETag");
        assertThat(put("flag", NEEDS_COLOUR).statusCode(200).extract().header("ETag"))
                .isEqualTo(first);
        put("reject", "null").body("versions.version", contains(1)).body("policy", equalTo("reject"));
        get().body("versions[0].by", equalTo("platform"));
        platform()
                .get("/api/touchpoints/catalogue/{type}/versions/1", type)
                .then()
                .statusCode(200)
                .body("schema.required", contains("colour"));
        platform()
                .get("/api/touchpoints/catalogue/{type}/versions/2", type)
                .then()
                .statusCode(404);
    }

    @Test
    void aWriteOfAnOlderReadingIsRefused() {
        String read = put("flag", NEEDS_COLOUR).extract().header("ETag");
        put("reject", "null").statusCode(200);
        platform()
                .header("If-Match", read)
                .body("{\"policy\":\"flag\"}")
                .put("/api/touchpoints/catalogue/{type}", type)
                .then()
                .statusCode(412)
                .body("type", equalTo("urn:continuo:problem:precondition-failed"));
    }

    @Test
    void whatAnotherReplicaPutsIsInForceWithTheNextLookWhichIsWithinASecond() {
        assertThat(Catalogue.AGE).isLessThan(Duration.ofSeconds(1));
        SchemaVersion version = new SchemaVersion(
                1,
                EventJson.read(json(NEEDS_COLOUR), com.fasterxml.jackson.databind.JsonNode.class),
                Instant.EPOCH,
                "x");
        types.save(new EventType(type, 1, null, null, Policy.REJECT, List.of(version)))
                .await()
                .atMost(Duration.ofSeconds(5));
        catalogue.refresh().await().atMost(Duration.ofSeconds(5));
        get().statusCode(200);
        send("{}").body("status", contains("rejected"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'schema':{}}                                        | /policy",
                "{'policy':'hide'}                                    | /policy",
                "{'policy':'flag','stage':'regret'}                   | /stage",
                "{'policy':'flag','schema':[]}                        | /schema",
                "{'policy':'flag','schema':{'type':'shoe'}}           | /schema/type",
                "{'policy':'flag','schema':{'$ref':'http://x.test'}}  | /schema",
                "{'policy':'flag','colour':'red'}                     | /colour"
            })
    void aBadEntryIsRefused(String body, String pointer) {
        platform()
                .body(json(body))
                .put("/api/touchpoints/catalogue/{type}", type)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo(pointer));
        get().statusCode(404);
    }

    @Test
    void onlyAStewardPutsAnEntry() {
        as("ecommerce")
                .body("{\"policy\":\"flag\"}")
                .put("/api/touchpoints/catalogue/{type}", type)
                .then()
                .statusCode(403);
        as("ecommerce").get("/api/touchpoints/catalogue").then().statusCode(200);
        withOnly("cases:read").get("/api/touchpoints/catalogue").then().statusCode(403);
        given().get("/api/touchpoints/catalogue/x").then().statusCode(401);
    }
}
