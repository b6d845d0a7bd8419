package io.continuo.e2e;

import static io.continuo.e2e.StoryCalls.identifier;
import static org.assertj.core.api.Assertions.assertThat;

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
    private final StoryCalls calls;
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
        this.calls = new StoryCalls(suite, run);
    }

    /** What nobody may find any more, in lower case. */
    List<String> secrets() {
        return List.of(name.toLowerCase(Locale.ROOT), email, phone.substring(1), card, cookie);
    }

    void isKnownToTheCrm() {
        customer = calls.post(
                        "crm",
                        "/api/customers/resolve",
                        "resolve",
                        Map.of(
                                "identifiers",
                                List.of(
                                        identifier("email", email),
                                        identifier("phone", phone),
                                        identifier("loyalty_card", card)),
                                "traits",
                                Map.of("name", name, "email", email),
                                "create",
                                true))
                .path("customerId");
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
                List.of(identifier("loyalty_card", card), identifier("phone", phone)),
                "properties",
                Map.of("seenBy", "asked for " + name));
        suite.as("store-pos")
                .body(List.of(visit))
                .post("/api/touchpoints")
                .then()
                .statusCode(200);
    }

    void buysAKettle() {
        calls.put("/api/inventory/items/" + sku, Map.of("name", "Kettle"));
        calls.put(
                "/api/inventory/nodes/node-" + run,
                Map.of("kind", "store", "enabled", true, "shipsOrders", true, "offersPickup", true, "priority", 1));
        calls.put("/api/inventory/channels/x_" + run, Map.of("nodes", List.of("node-" + run), "safetyStock", 0));
        calls.post(
                "store-pos",
                "/api/inventory/movements",
                "receive",
                Map.of("type", "receive", "sku", sku, "node", "node-" + run, "quantity", 2, "reference", "truck"));
        String reservation = calls.post(
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
                .path("id");
        calls.post(
                "store-pos",
                "/api/inventory/reservations/" + reservation + "/confirm",
                "confirm",
                Map.of("orderId", "order-" + run, "fulfilment", "pickup"));
    }

    void complainsAndRates() {
        String caseId = calls.post(
                        "platform",
                        "/api/cases",
                        "case",
                        Map.of(
                                "identifier",
                                identifier("email", email),
                                "channel",
                                "email",
                                "subject",
                                name + " is burnt",
                                "kind",
                                "complaint"))
                .path("caseId");
        calls.post(
                "platform",
                "/api/cases/" + caseId + "/messages",
                "message",
                Map.of("channel", "email", "direction", "in", "text", "I am " + name + ", call " + phone));
        calls.post(
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
                        List.of(identifier("loyalty_card", card)),
                        "channel",
                        "email"));
    }

    /** The id of the request. */
    String asksByPhone(String what) {
        Response response = suite.as("platform")
                .header("Idempotency-Key", run + "-" + what)
                .body(Map.of("identifier", identifier("phone", phone)))
                .post("/api/privacy/" + what);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(202);
        return response.path("requestId");
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
                .body(Map.of("identifiers", List.of(identifier(type, value)), "create", false))
                .post("/api/customers/resolve");
    }
}
