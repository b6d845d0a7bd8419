package io.continuo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Somebody whom every service knows: by e-mail, phone, card, cookie and name. Whatever was sent can be sent again. */
final class PrivatePerson {

    private final Suite suite;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final Instant lastWeek = Instant.now().minus(Duration.ofDays(7));

    final String name = "Wilhelmina" + run;
    final String email = "wilhelmina." + run + "@example.com";
    final String phone = "+34" + (600_000_000 + Math.floorMod(run.hashCode(), 99_999_999));
    final String card = "card-" + run;
    final String cookie = "cookie-" + run;
    final String sku = "KETTLE-" + run;
    String customer = "";

    PrivatePerson(Suite suite) {
        this.suite = suite;
    }

    /** What nobody may find any more, in lower case. */
    List<String> secrets() {
        return List.of(name.toLowerCase(Locale.ROOT), email, phone.substring(1), card, cookie);
    }

    void isKnownToTheCrm() {
        customer = post(
                        "crm",
                        "/api/customers/resolve",
                        "resolve",
                        Map.of(
                                "identifiers",
                                List.of(id("email", email), id("phone", phone), id("loyalty_card", card)),
                                "traits",
                                Map.of("name", name, "email", email),
                                "create",
                                true))
                .getString("customerId");
    }

    void looksAround() {
        Map<String, Object> identify = Map.of(
                "type",
                "identify",
                "messageId",
                run + "-identify",
                "anonymousId",
                cookie,
                "timestamp",
                lastWeek.toString(),
                "traits",
                Map.of("email", email, "name", name));
        Map<String, Object> view = Map.of(
                "type",
                "track",
                "messageId",
                run + "-view",
                "anonymousId",
                cookie,
                "timestamp",
                lastWeek.plusSeconds(60).toString(),
                "event",
                "Product Viewed",
                "properties",
                Map.of("sku", sku, "greeting", "Hello " + name));
        suite.withKey("demo-web")
                .body(Map.of("batch", List.of(identify, view)))
                .post("/v1/batch")
                .then()
                .statusCode(200);
        Map<String, Object> visit = Map.of(
                "id",
                run + "-visit",
                "type",
                "Store Visited",
                "channel",
                "store",
                "occurredAt",
                lastWeek.plusSeconds(3600).toString(),
                "identifiers",
                List.of(id("loyalty_card", card), id("phone", phone)),
                "properties",
                Map.of("seenBy", "asked for " + name));
        suite.as("store-pos")
                .body(List.of(visit))
                .post("/api/touchpoints")
                .then()
                .statusCode(200);
    }

    void buysAKettle() {
        put("/api/inventory/items/" + sku, Map.of("name", "Kettle"));
        put(
                "/api/inventory/nodes/node-" + run,
                Map.of("kind", "store", "enabled", true, "shipsOrders", true, "offersPickup", true, "priority", 1));
        put("/api/inventory/channels/x_" + run, Map.of("nodes", List.of("node-" + run), "safetyStock", 0));
        post(
                "store-pos",
                "/api/inventory/movements",
                "receive",
                Map.of("type", "receive", "sku", sku, "node", "node-" + run, "quantity", 2, "reference", "truck"));
        String reservation = post(
                        "store-pos",
                        "/api/inventory/reservations",
                        "reserve",
                        Map.of(
                                "channel",
                                "x_" + run,
                                "customerId",
                                customer,
                                "lines",
                                List.of(Map.of("line", "1", "sku", sku, "quantity", 1))))
                .getString("id");
        post(
                "store-pos",
                "/api/inventory/reservations/" + reservation + "/confirm",
                "confirm",
                Map.of("orderId", "order-" + run, "fulfilment", "pickup"));
    }

    void complainsAndRates() {
        String caseId = post(
                        "platform",
                        "/api/cases",
                        "case",
                        Map.of(
                                "identifier",
                                id("email", email),
                                "channel",
                                "email",
                                "subject",
                                name + " is burnt",
                                "kind",
                                "complaint"))
                .getString("caseId");
        post(
                "platform",
                "/api/cases/" + caseId + "/messages",
                "message",
                Map.of("channel", "email", "direction", "in", "text", "I am " + name + ", call " + phone));
        post(
                "platform",
                "/api/feedback",
                "feedback",
                Map.of(
                        "survey",
                        "nps",
                        "score",
                        2,
                        "comment",
                        "never again, " + name,
                        "identifiers",
                        List.of(id("loyalty_card", card)),
                        "channel",
                        "email"));
    }

    /** The id of the request. */
    String asksByPhone(String what) {
        Response response = suite.as("platform")
                .header("Idempotency-Key", run + "-" + what)
                .body(Map.of("identifier", id("phone", phone)))
                .post("/api/privacy/" + what);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(202);
        return response.jsonPath().getString("requestId");
    }

    Response timeline() {
        return suite.as("platform").get("/api/customers/" + customer + "/timeline?limit=50");
    }

    Response journey() {
        return suite.as("platform").get("/api/journeys/customers/" + customer);
    }

    Response whoIs(String type, String value) {
        return suite.as("crm")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("identifiers", List.of(id(type, value)), "create", false))
                .post("/api/customers/resolve");
    }

    private static Map<String, String> id(String type, String value) {
        return Map.of("type", type, "value", value);
    }

    private void put(String path, Map<String, Object> body) {
        Response response = suite.as("platform").body(body).put(path);
        assertThat(response.statusCode()).as(response.asString()).isBetween(200, 204);
    }

    private JsonPath post(String client, String path, String step, Object body) {
        Response response = suite.as(client)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", run + "-" + step)
                .body(body)
                .post(path);
        assertThat(response.statusCode()).as(path + " " + response.asString()).isBetween(200, 204);
        return response.jsonPath();
    }
}
