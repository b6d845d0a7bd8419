package io.continuo.e2e;

import static io.continuo.e2e.StoryCalls.identifier;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Ana sees a fridge in a Facebook post and buys it in a showroom. Each step can be taken again without changing
 * anything, because every request carries a fixed id or key; so a caller who got no answer simply repeats it.
 */
final class FridgeStory {

    private static final double MADRID_LAT = 40.42;
    private static final double MADRID_LON = -3.70;

    private final Suite suite;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final StoryCalls calls;
    private final Instant now = Instant.now();

    final String email = "ana." + run + "@example.com";
    final String cookie = "cookie-" + run;
    final String card = "card-" + run;
    final String spouseCard = "spouse-" + run;
    final String whatsapp = "+346" + Math.abs(run.hashCode() % 90_000_000 + 10_000_000);
    final String order = "order-" + run;
    final String fridge = "FRIDGE-" + run;
    final String channel = "x_shop_" + run;
    final String showroom = "showroom-" + run;

    private String customer = "";
    private String reservation = "";
    private String promise = "";
    private String caseId = "";

    FridgeStory(Suite suite) {
        this.suite = suite;
        this.calls = new StoryCalls(suite, run);
    }

    /** The fridge stands in the showroom and in two other shops of the town. */
    void theShopsAreStocked() {
        calls.put("/api/inventory/items/" + fridge, Map.of("name", "Fridge 500"));
        List<String> nodes = List.of(showroom, "north-" + run, "south-" + run);
        for (int i = 0; i < nodes.size(); i++) {
            calls.put("/api/inventory/nodes/" + nodes.get(i), node(i));
            Map<String, Object> receipt =
                    Map.of("type", "receive", "sku", fridge, "node", nodes.get(i), "quantity", 2, "reference", "truck");
            calls.post("store-pos", "/api/inventory/movements", "receive-" + i, receipt);
        }
        calls.put("/api/inventory/channels/" + channel, Map.of("nodes", nodes, "safetyStock", 0));
    }

    /** An anonymous visitor comes from the post, looks, and gives an e-mail address for a coupon. */
    void anaComesFromThePostAndSubscribes() {
        Map<String, Object> post = Map.of(
                "campaign", Map.of("source", "facebook", "medium", "social", "name", "spring-fridge"),
                "page", Map.of("referrer", "https://www.facebook.com/"));
        Map<String, Object> page = call("page", 1, 40);
        page.put("name", "Fridge 500");
        page.put("context", post);
        Map<String, Object> view = call("track", 2, 40);
        view.put("event", "Product Viewed");
        view.put("properties", Map.of("sku", fridge, "price", 899));
        Map<String, Object> identify = call("identify", 3, 39);
        identify.put("traits", Map.of("email", email));
        Map<String, Object> subscribe = call("track", 4, 39);
        subscribe.put("event", "Newsletter Subscribed");
        subscribe.put("properties", Map.of("coupon", "TEN"));
        suite.withKey("demo-web")
                .body(Map.of("batch", List.of(page, view, identify, subscribe)))
                .post("/v1/batch")
                .then()
                .statusCode(200);
    }

    /** The CRM knows e-mail, card and number; in the showroom both partners' cards meet on one tablet. */
    void herCardAndHerSpousesAreScannedOnOneTablet() {
        List<Map<String, String>> known =
                List.of(identifier("email", email), identifier("loyalty_card", card), identifier("whatsapp", whatsapp));
        customer = calls.post("crm", "/api/customers/resolve", "crm", Map.of("identifiers", known, "create", true))
                .path("customerId");
        String tablet = "tablet-" + run;
        Map<String, Object> ana = touchpoint(5, "Store Visited", "store", 36, identifier("loyalty_card", card));
        Map<String, Object> spouse =
                touchpoint(6, "Store Visited", "store", 36, identifier("loyalty_card", spouseCard));
        for (Map<String, Object> visit : List.of(ana, spouse)) {
            List<Object> identifiers =
                    List.of(((List<?>) visit.get("identifiers")).getFirst(), identifier("device_id", tablet));
            visit.put("identifiers", identifiers);
        }
        touchpoints("store-pos", List.of(ana, spouse));
    }

    void theFridgeIsThereAndInTwoOtherShops() {
        assertThat(nodesWithStock()).hasSize(3).contains(showroom);
    }

    void theAssistantReservesIt() {
        Map<String, Object> line = Map.of("line", "1", "sku", fridge, "quantity", 1, "node", showroom);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("channel", channel);
        body.put("customerId", customer);
        body.put("lines", List.of(line));
        body.put("ttl", "PT15M");
        reservation = calls.post("store-pos", "/api/inventory/reservations", "reserve", body)
                .path("id");
    }

    /** With the coupon; the promise is fulfilled at the till. */
    void sheBuysItAtTheTill() {
        promise = calls.post(
                        "store-pos",
                        "/api/inventory/reservations/" + reservation + "/confirm",
                        "confirm",
                        Map.of("orderId", order, "fulfilment", "pickup"))
                .path("id");
        Map<String, Object> sale = touchpoint(7, "Order Completed", "store", 35, identifier("loyalty_card", card));
        sale.put("properties", Map.of("order_id", order, "revenue", 809.10, "currency", "EUR", "coupon", "TEN"));
        touchpoints("store-pos", List.of(sale));
        calls.post("store-pos", "/api/inventory/promises/" + promise + "/fulfil", "fulfil", Map.of());
    }

    void theWebSeesOneLess() {
        assertThat(availability().getDouble("items[0].atp")).isEqualTo(5);
    }

    void sheComplainsByWhatsAppAndGoesOnByPhone() {
        Map<String, Object> complaint = Map.of(
                "identifier",
                identifier("whatsapp", whatsapp),
                "channel",
                "whatsapp",
                "subject",
                "Does not cool",
                "kind",
                "complaint");
        caseId = calls.post("platform", "/api/cases", "case", complaint).path("caseId");
        message("whatsapp", "It is warm inside since yesterday.");
        message("call_center", "I wrote this morning, any news?");
        calls.post(
                "platform",
                "/api/cases/" + caseId + "/resolution",
                "resolve",
                Map.of("text", "The thermostat was replaced."));
    }

    void sheRatesTheHelpAndRecommendsTheFridge() {
        Map<String, Object> rating = Map.of(
                "survey",
                "csat",
                "score",
                5,
                "identifiers",
                List.of(identifier("email", email)),
                "caseId",
                caseId,
                "channel",
                "email");
        calls.post("platform", "/api/feedback", "rate", rating);
        Map<String, Object> share =
                touchpoint(8, "Product Recommended", "whatsapp", 0, identifier("whatsapp", whatsapp));
        share.put("properties", Map.of("sku", fridge));
        touchpoints("platform", List.of(share));
    }

    /** Everything the story leaves behind, read back. Holds some time after the last step. */
    void endsRight() {
        twoPeopleAreTwo();
        theJourneyIsOne();
        theEvidenceBeginsWithThePost();
        theCaseIsOneAndResolved();
        theLedgerShowsTheSale();
        theAgentSeesItAll();
    }

    void twoPeopleAreTwo() {
        assertThat(customerOf("email:" + email)).isEqualTo(customerOf("loyalty_card:" + card));
        assertThat(customerOf("email:" + email)).isEqualTo(customerOf("anonymous_id:" + cookie));
        assertThat(customerOf("loyalty_card:" + spouseCard)).isNotEqualTo(customerOf("email:" + email));
    }

    void theJourneyIsOne() {
        JsonPath journey = calls.get("/api/journeys/customers/" + customer);
        assertThat(journey.<String>getList("touchpoints.stage"))
                .contains("awareness", "consideration", "purchase", "service", "advocacy");
        assertThat(journey.<String>getList("touchpoints.channel")).contains("web", "store", "whatsapp", "call_center");
        assertThat(journey.<String>getList("handoffs.from")).contains("web");
        assertThat(journey.<String>getList("handoffs.to")).contains("store", "whatsapp", "call_center");
        assertThat(journey.<String>getList("purchases.orderId")).containsExactly(order);
    }

    void theEvidenceBeginsWithThePost() {
        JsonPath evidence = calls.get("/api/journeys/purchases/" + order + "/evidence");
        assertThat(evidence.getMap("touchpoints[0]").toString()).contains("facebook");
        assertThat(evidence.getList("touchpoints")).hasSizeGreaterThanOrEqualTo(5);
    }

    void theCaseIsOneAndResolved() {
        JsonPath found = calls.get("/api/cases?customer=" + customer);
        assertThat(found.<String>getList("items.caseId")).containsExactly(caseId);
        assertThat(found.<String>getList("items.state")).containsExactly("resolved");
    }

    void theLedgerShowsTheSale() {
        String ledger = suite.as("store-pos")
                .get("/api/inventory/stock/" + fridge + "/ledger")
                .asString();
        assertThat(ledger).contains(order);
        JsonPath proof = calls.get("/api/inventory/stock/" + fridge + "/proof");
        assertThat(proof.getBoolean("intact")).isTrue();
        BigDecimal left = new BigDecimal(calls.get("/api/inventory/stock/" + fridge + "?node=" + showroom)
                .getString("nodes[0].onHand"));
        assertThat(left).isEqualByComparingTo("1");
    }

    void theAgentSeesItAll() {
        Response whole = suite.as("platform").get("/api/customers/" + customer + "/360");
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.jsonPath().<String>getList("unavailable")).isNullOrEmpty();
        assertThat(whole.asString()).contains("advocacy", "Product Recommended");
    }

    private List<String> nodesWithStock() {
        return availability().getList("items[0].nodes.findAll { it.atp > 0 }.node");
    }

    private JsonPath availability() {
        return calls.get("/api/inventory/availability?sku=%s&channel=%s&near=%s,%s&radiusKm=50"
                .formatted(fridge, channel, MADRID_LAT, MADRID_LON));
    }

    private String customerOf(String identifier) {
        return calls.get("/api/customers?identifier=" + identifier).getString("items[0].customerId");
    }

    private void message(String through, String text) {
        Map<String, Object> body = Map.of("channel", through, "direction", "in", "text", text);
        calls.post("platform", "/api/cases/" + caseId + "/messages", "message-" + through, body);
    }

    private void touchpoints(String client, List<Map<String, Object>> touchpoints) {
        Response response = calls.post(
                client, "/api/touchpoints", "touch-" + touchpoints.getFirst().get("id"), touchpoints);
        assertThat(response.jsonPath().<String>getList("status"))
                .hasSameSizeAs(touchpoints)
                .allMatch(status -> status.equals("accepted") || status.equals("duplicate"));
    }

    private Map<String, Object> touchpoint(
            int number, String type, String through, int daysAgo, Map<String, String> identifier) {
        Map<String, Object> touchpoint = new LinkedHashMap<>();
        touchpoint.put("id", run + "-" + number);
        touchpoint.put("type", type);
        touchpoint.put("channel", through);
        touchpoint.put("occurredAt", now.minus(Duration.ofDays(daysAgo)).toString());
        touchpoint.put("identifiers", List.of(identifier));
        touchpoint.put("properties", Map.of());
        return touchpoint;
    }

    private Map<String, Object> call(String type, int number, int daysAgo) {
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("type", type);
        call.put("messageId", run + "-" + number);
        call.put("anonymousId", cookie);
        call.put(
                "timestamp",
                now.minus(Duration.ofDays(daysAgo)).plusSeconds(number).toString());
        return call;
    }

    private static Map<String, Object> node(int number) {
        return Map.of(
                "kind",
                "store",
                "location",
                Map.of("lat", MADRID_LAT + number * 0.05, "lon", MADRID_LON, "country", "ES"),
                "enabled",
                true,
                "shipsOrders",
                true,
                "offersPickup",
                true,
                "priority",
                1);
    }
}
