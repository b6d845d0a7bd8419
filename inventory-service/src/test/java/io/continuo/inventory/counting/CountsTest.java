package io.continuo.inventory.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.continuo.inventory.InventoryTest;
import io.continuo.inventory.MovableClock;
import io.continuo.inventory.Shop;
import io.continuo.inventory.StockTables;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hamcrest.Matcher;
import org.hamcrest.Matchers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@InventoryTest
class CountsTest {

    private static final String COUNTS = "/api/inventory/counts";

    @Inject
    StockTables tables;

    @Inject
    MovableClock clock;

    private final Shop shop = new Shop();

    @BeforeEach
    void stock() {
        shop.item("X");
        shop.item("Y");
        shop.node("a");
        shop.channel("web", List.of("a"), 0);
        shop.receive("X", "a", 20);
        shop.receive("Y", "a", 3);
    }

    @Test
    void aSmallVarianceIsAppliedAndALargeOneWaits() {
        String id = begin(
                        Map.of("node", shop.name("a"), "lines", List.of(line("X", 8, "theft"), line("Y", 2, "damage"))))
                .then()
                .statusCode(201)
                .body("state", is("pending"))
                .body("lines.state", contains("pending", "applied"))
                .body("lines.variance", contains(-12, -1))
                .extract()
                .path("id");
        onHand("X", 20);
        onHand("Y", 2);
        shop.receive("X", "a", 5);
        decide(id, "approve")
                .then()
                .statusCode(200)
                .body("state", is("done"))
                .body("lines.state", contains("applied", "applied"));
        // What came after the count is not undone by it.
        onHand("X", 13);
        shop.get("/api/inventory/stock/" + shop.name("X") + "/ledger")
                .then()
                .body("items[-1].cause", is("count"))
                .body("items[-1].reason", is("theft"))
                .body("items[-1].reference", is(id));
        decide(id, "reject").then().statusCode(409).body("type", endsWith("document-closed"));
        tables.checkInvariants(Set.of(shop.name("X"), shop.name("Y")));
    }

    @Test
    void whatWaitedForApprovalIsAsOldAsItIs() {
        String id = begin(Map.of("node", shop.name("a"), "lines", List.of(line("X", 8, "theft"))))
                .path("id");
        clock.forward(Duration.ofDays(3));
        decide(id, "approve").then().statusCode(200);
        onHand("X", 8);
        assertThat(tables.count(
                        "SELECT count(*) FROM stock WHERE sku = ? AND verified_at < changed_at - interval '2 days'",
                        shop.name("X")))
                .isEqualTo(1);
    }

    @Test
    void whatNobodyBelievesLeavesTheStockAsItIs() {
        String id = begin(Map.of("node", shop.name("a"), "lines", List.of(line("X", 0, "none seen"))))
                .path("id");
        shop.get(COUNTS + "?state=pending&node=" + shop.name("a")).then().body("items.id", contains(id));
        decide(id, "reject")
                .then()
                .statusCode(200)
                .body("lines[0].state", is("rejected"))
                .body("decision", is("counted again"));
        onHand("X", 20);
        shop.get(COUNTS + "/" + id).then().statusCode(200).body("state", is("done"));
    }

    @Test
    void aCountIsAskedForAndMadeLaterInParts() {
        String id = begin(Map.of(
                        "node", shop.name("a"), "skus", List.of(shop.name("X"), shop.name("Y")), "reason", "monthly"))
                .then()
                .statusCode(201)
                .body("state", is("requested"))
                .body("lines.counted", contains(nullValue(), nullValue()))
                .extract()
                .path("id");
        post(id + "/results", Map.of("lines", List.of(line("Y", 3, null))))
                .then()
                .statusCode(200)
                .body("state", is("requested"));
        post(id + "/results", Map.of("lines", List.of(line("X", 19, null))))
                .then()
                .body("state", is("done"))
                .body("lines.state", contains("applied", "applied"));
        onHand("X", 19);
        post(id + "/cancel", Map.of()).then().statusCode(409);
    }

    @Test
    void manyReadsOfTagsBecomeOneCountWithItsConfidence() {
        String id = begin(Map.of("node", shop.name("a"), "kind", "rfid", "skus", List.of(shop.name("X"))))
                .path("id");
        for (int pass = 0; pass < 3; pass++) {
            post(id + "/reads", Map.of("reads", reads(18, 3))).then().statusCode(200);
        }
        post(id + "/close", Map.of())
                .then()
                .statusCode(200)
                .body("state", is("done"))
                .body("lines.sku", contains(shop.name("X"), shop.name("Y")))
                .body("lines.counted", contains(18, 3))
                .body("lines[0].confidence", is(1.0f));
        onHand("X", 18);
        onHand("Y", 3);
    }

    @Test
    void whatASinglePassDidNotSeeIsNotTakenForGone() {
        String id = begin(Map.of("node", shop.name("a"), "kind", "rfid")).path("id");
        post(id + "/reads", Map.of("reads", reads(18, 4))).then().statusCode(200);
        post(id + "/close", Map.of())
                .then()
                .body("state", is("pending"))
                .body("lines.confidence", contains(0.0f, 0.0f))
                .body("lines.state", contains("pending", "applied"));
        onHand("X", 20);
        onHand("Y", 4);
        assertThat(tables.count("SELECT count(*) FROM stock WHERE sku = ? AND verified_at IS NULL", shop.name("Y")))
                .isEqualTo(1);
    }

    @Test
    void theSameReadsUnderOneKeyAreTakenOnce() {
        String id = begin(Map.of("node", shop.name("a"), "kind", "rfid")).path("id");
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            Shop.as("store-pos")
                    .header("Idempotency-Key", key)
                    .body(Map.of("reads", reads(2, 0)))
                    .post(COUNTS + "/" + id + "/reads")
                    .then()
                    .statusCode(200);
        }
        assertThat(tables.count("SELECT sum(times) FROM rfid_read WHERE count = ?", id))
                .isEqualTo(2);
        post(id + "/cancel", Map.of()).then().statusCode(200).body("state", is("cancelled"));
        assertThat(tables.count("SELECT count(*) FROM rfid_read WHERE count = ?", id))
                .isZero();
    }

    @Test
    void whatIsNotKnownOrMeansNothingIsPointedAt() {
        begin(Map.of("node", "nowhere", "skus", List.of(shop.name("X"))))
                .then()
                .statusCode(404)
                .body("type", endsWith("unknown-node"));
        begin(Map.of("node", shop.name("a"), "lines", List.of(line("Z", 1, null))))
                .then()
                .statusCode(404)
                .body("errors.pointer", contains("/lines/0/sku"));
        begin(Map.of("node", shop.name("a"))).then().statusCode(400).body("errors.pointer", contains("/skus"));
        begin(Map.of("node", shop.name("a"), "lines", List.of(line("X", -1, null))))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/lines/0/counted"));
        begin(Map.of(
                        "node",
                        shop.name("a"),
                        "skus",
                        List.of(shop.name("X"), shop.name("X").toLowerCase(Locale.ROOT))))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/skus/1"));
        post("nobody/results", Map.of("lines", List.of(line("X", 1, null))))
                .then()
                .statusCode(404);
        shop.get(COUNTS + "?state=lost").then().statusCode(anyClientError());
    }

    @Test
    void whoOnlyWritesDoesNotApprove() {
        Shop.keyed("store-pos")
                .body(Map.of("decision", "approve", "reason", "me"))
                .post(COUNTS + "/any/approval")
                .then()
                .statusCode(403);
    }

    @Test
    void aBrokenListingAsksDoubtfulStoresToCountOnce() {
        Map<String, ?> listing = Map.of(
                "listed",
                true,
                "guarantee",
                Map.of("minSellable", 50, "shareOfStores", 1),
                "actions",
                List.of("count", "transfer"));
        for (int i = 0; i < 2; i++) {
            Shop.as("platform")
                    .body(listing)
                    .put("/api/inventory/listings/" + shop.name("web") + "/" + shop.name("X"))
                    .then()
                    .body("breach.remedy.counts", contains(shop.name("a")));
        }
        shop.get(COUNTS + "?state=requested&node=" + shop.name("a"))
                .then()
                .body("items", hasSize(1))
                .body("items[0].lines.sku", hasItem(shop.name("X")))
                .body("items[0].reason", not(nullValue()));
    }

    private static Matcher<Integer> anyClientError() {
        return Matchers.both(Matchers.greaterThanOrEqualTo(400)).and(Matchers.lessThan(500));
    }

    private List<Map<String, String>> reads(int ofX, int ofY) {
        List<Map<String, String>> reads = new ArrayList<>();
        for (int i = 0; i < ofX; i++) {
            reads.add(Map.of("epc", "urn:epc:x." + i, "sku", shop.name("X")));
        }
        for (int i = 0; i < ofY; i++) {
            reads.add(Map.of("epc", "urn:epc:y." + i, "sku", shop.name("Y")));
        }
        return reads;
    }

    private Map<String, ?> line(String sku, int counted, @Nullable String reason) {
        return reason == null
                ? Map.of("sku", shop.name(sku), "counted", counted)
                : Map.of("sku", shop.name(sku), "counted", counted, "reason", reason);
    }

    private static Response begin(Map<String, ?> body) {
        return Shop.keyed("store-pos").body(body).post(COUNTS);
    }

    private static Response post(String path, Map<String, ?> body) {
        return Shop.keyed("store-pos").body(body).post(COUNTS + "/" + path);
    }

    private static Response decide(String id, String decision) {
        return Shop.keyed("platform")
                .body(Map.of("decision", decision, "reason", "counted again"))
                .post(COUNTS + "/" + id + "/approval");
    }

    private ValidatableResponse onHand(String sku, int quantity) {
        return shop.get("/api/inventory/stock/" + shop.name(sku)).then().body("nodes[0].onHand", is(quantity));
    }
}
