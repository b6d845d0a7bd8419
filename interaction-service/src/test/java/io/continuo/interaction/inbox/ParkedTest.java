package io.continuo.interaction.inbox;

import static io.continuo.interaction.Requests.platform;
import static io.continuo.interaction.Requests.unique;
import static io.continuo.interaction.Requests.withOnly;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.continuo.events.Channel;
import io.continuo.events.EventJson;
import io.continuo.events.Identifier;
import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.Broker;
import io.continuo.interaction.InteractionTest;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What could not be applied is seen by stewards, and applied again after the mend. */
@InteractionTest
class ParkedTest {

    private static final String PATH = "/api/touchpoints/parked";

    @Inject
    Broker broker;

    @Inject
    Store store;

    private final String run = unique("p");

    private String park(String topic, String message) {
        String place = topic + "-0-" + run;
        store.on(Shelf.PARKED)
                .insertOne(new Document("_id", place)
                        .append("key", "k")
                        .append("value", message)
                        .append("reason", "IllegalStateException")
                        .append(Shelf.AT, Date.from(Instant.now())))
                .await()
                .indefinitely();
        return place;
    }

    @Test
    void aTouchpointIsOnTheLogAgainAndParkedNoMore() {
        Identifier email = Identifier.of("email", unique("ana") + "@example.com");
        String customer = unique("c");
        broker.customer(customer, email);
        Instant now = Instant.now();
        TouchpointRecorded touchpoint = new TouchpointRecorded(
                run, "Page Viewed", new Channel("web"), now, now, List.of(email), Map.of(), null, "test");
        String id = park("parked-touchpoints.v1", EventJson.write(touchpoint));
        platform()
                .queryParam("limit", 200)
                .get(PATH)
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id))
                .body("items.find { it.id == '" + id + "' }.reason", equalTo("IllegalStateException"));

        String replay = PATH + "/" + id + "/replay";
        for (int i = 0; i < 2; i++) {
            platform()
                    .header("Idempotency-Key", run)
                    .post(replay)
                    .then()
                    .statusCode(200)
                    .body("id", equalTo(run), "status", equalTo("accepted"));
        }

        platform().post(replay).then().statusCode(404);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> platform()
                        .get("/api/customers/" + customer + "/timeline")
                        .then()
                        .statusCode(200)
                        .body("items.id", contains(run)));
    }

    @ParameterizedTest
    @CsvSource({"parked-touchpoints.v1, no json", "parked-touchpoints.v1, {}", "parked-identities.v1, {}", "other, {}"})
    void whatIsNoTouchpointIsToldAnewByWhoseItIs(String topic, String message) {
        platform()
                .post(PATH + "/" + park(topic, message) + "/replay")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:continuo:problem:conflict"));
        platform().get(PATH).then().statusCode(200);
    }

    @Test
    void itHasPagesAndIsForStewards() {
        park("parked-identities.v1", "{}");
        park("parked-customers.v1", "{}");
        platform().queryParam("limit", 1).get(PATH).then().body("items", hasSize(1));
        platform()
                .queryParam("cursor", "x")
                .get(PATH)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/cursor"));
        withOnly("touchpoints:write").get(PATH).then().statusCode(403);
        withOnly("touchpoints:write").post(PATH + "/x/replay").then().statusCode(403);
        platform().post(PATH + "/x/replay").then().statusCode(404);
    }
}
