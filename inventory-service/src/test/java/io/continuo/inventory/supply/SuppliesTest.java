package io.continuo.inventory.supply;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.continuo.inventory.InventoryTest;
import io.continuo.inventory.Shop;
import io.continuo.inventory.StockTables;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@InventoryTest
class SuppliesTest {

    private static final String SUPPLIES = "/api/inventory/supplies/";
    private static final String DIFFERENCES = "/api/inventory/transfers/differences";

    @Inject
    StockTables tables;

    private final Shop shop = new Shop();

    @BeforeEach
    void shop() {
        shop.item("X");
        shop.item("Y");
        shop.node("a");
        shop.node("b");
    }

    /** Whatever was announced, received and given up, everything fits. */
    @AfterEach
    void nothingIsLeftToReconcile() {
        Shop.as("platform")
                .body(Map.of("skus", List.of(shop.name("X"), shop.name("Y"))))
                .post("/api/inventory/reconciliation")
                .then()
                .statusCode(200)
                .body("findings", is(0));
        tables.checkInvariants(Set.of(shop.name("X"), shop.name("Y")));
    }

    @Test
    void whatIsAnnouncedIsIncomingUntilItIsReceived() {
        announce("po-1", Map.of("X", 10, "Y", 5))
                .then()
                .statusCode(201)
                .body("state", is("announced"))
                .header("ETag", is("\"1\""));
        counters("X", 0, 10, 0);
        receive("po-1", Map.of("sku", shop.name("X"), "quantity", 4))
                .then()
                .statusCode(200)
                .body("state", is("partly_received"))
                .body("lines[0].open", is(6));
        counters("X", 4, 6, 0);
        receive("po-1", Map.of("sku", shop.name("X"), "quantity", 6), Map.of("sku", shop.name("Y"), "quantity", 5))
                .then()
                .body("state", is("received"));
        counters("X", 10, 0, 0);
        shop.get("/api/inventory/stock/" + shop.name("X") + "/ledger")
                .then()
                .body("items.cause", contains("announce", "receive", "receive"))
                .body("items.reference", contains(id("po-1"), id("po-1"), id("po-1")));
    }

    @Test
    void moreThanWasAnnouncedComesInAndWhatIsDamagedIsBlocked() {
        announce("po-2", Map.of("X", 3));
        receive(
                        "po-2",
                        Map.of("sku", shop.name("X"), "quantity", 5, "damaged", 2, "reason", "wet"),
                        Map.of("sku", shop.name("Y"), "quantity", 1))
                .then()
                .statusCode(200)
                .body("lines.over", contains(2, 1))
                .body("lines[0].damaged", is(2));
        counters("X", 5, 0, 2);
        counters("Y", 1, 0, 0);
    }

    @Test
    void whatDoesNotComeIsNotIncomingAnyMore() {
        announce("po-3", Map.of("X", 10));
        receive("po-3", Map.of("sku", shop.name("X"), "quantity", 7));
        Shop.keyed("store-pos")
                .body(Map.of("reason", "sold out at the supplier"))
                .post(SUPPLIES + id("po-3") + "/close")
                .then()
                .statusCode(200)
                .body("state", is("closed"))
                .body("lines[0].under", is(3));
        counters("X", 7, 0, 0);
        receive("po-3", Map.of("sku", shop.name("X"), "quantity", 1))
                .then()
                .statusCode(409)
                .body("type", endsWith("document-closed"));
        announce("po-3", Map.of("X", 1)).then().statusCode(409);
    }

    @Test
    void anAnnouncementIsChangedByTheDifference() {
        String etag = announce("po-4", Map.of("X", 10, "Y", 2)).header("ETag");
        receive("po-4", Map.of("sku", shop.name("X"), "quantity", 4));
        announce("po-4", Map.of("X", 5)).then().statusCode(200);
        counters("X", 4, 1, 0);
        counters("Y", 0, 0, 0);
        Shop.as("store-pos")
                .header("If-Match", etag)
                .body(body(Map.of("X", 50)))
                .put(SUPPLIES + id("po-4"))
                .then()
                .statusCode(412);
        shop.get("/api/inventory/supplies?node=" + shop.name("a") + "&sku=" + shop.name("X"))
                .then()
                .statusCode(200)
                .body("items.id", contains(id("po-4")));
    }

    @Test
    void whatMeansNothingIsPointedAt() {
        Shop.as("store-pos")
                .body(body(Map.of("Z", 1)))
                .put(SUPPLIES + id("po-5"))
                .then()
                .statusCode(404)
                .body("errors.pointer", contains("/lines/0/sku"));
        Shop.as("store-pos")
                .body(body(Map.of("X", 0)))
                .put(SUPPLIES + id("po-5"))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/lines/0/quantity"));
        receive("po-5", Map.of("sku", shop.name("X"), "quantity", 1))
                .then()
                .statusCode(404)
                .body("type", endsWith("unknown-supply"));
        announce("po-5", Map.of("X", 1));
        receive("po-5", Map.of("sku", shop.name("X"), "quantity", 1, "damaged", 2))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/lines/0/damaged"));
        shop.get("/api/inventory/supplies?state=lost")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/state"));
    }

    @Test
    void whatIsSentAndNeverArrivesIsWrittenDownAsADifference() {
        shop.receive("X", "a", 10);
        shop.move(Map.of(
                        "type",
                        "transfer_out",
                        "sku",
                        shop.name("X"),
                        "node",
                        shop.name("a"),
                        "quantity",
                        6,
                        "reference",
                        "T",
                        "to",
                        shop.name("b")))
                .then()
                .statusCode(201);
        shop.move(Map.of(
                        "type",
                        "transfer_in",
                        "sku",
                        shop.name("X"),
                        "node",
                        shop.name("b"),
                        "quantity",
                        4,
                        "reference",
                        "T"))
                .then()
                .statusCode(201);
        shop.get("/api/inventory/transfers?sku=" + shop.name("X"))
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].inTransit", is(2))
                .body("items[0].destination", is(shop.name("b")));
        lose("T").then().statusCode(201).body("quantity", is(2)).body("reason", is("fell off the lorry"));
        lose("T").then().statusCode(404).body("type", endsWith("unknown-transfer"));
        shop.get("/api/inventory/stock/" + shop.name("X"))
                .then()
                .body("nodes.onHand", contains(4, 4))
                .body("nodes.incoming", contains(0, 0));
        shop.get("/api/inventory/transfers?sku=" + shop.name("X")).then().body("items", hasSize(0));
        shop.get(DIFFERENCES + "?sku=" + shop.name("X"))
                .then()
                .body("items.quantity", contains(2))
                .body("next", nullValue());
    }

    private Response lose(String reference) {
        return Shop.keyed("store-pos")
                .body(Map.of("sku", shop.name("X"), "reference", reference, "reason", "fell off the lorry"))
                .post(DIFFERENCES);
    }

    private Response announce(String id, Map<String, Integer> quantities) {
        return Shop.as("store-pos").body(body(quantities)).put(SUPPLIES + id(id));
    }

    private Map<String, ?> body(Map<String, Integer> quantities) {
        return Map.of(
                "node",
                shop.name("a"),
                "supplier",
                "ACME",
                "expectedAt",
                "2030-01-01T08:00:00Z",
                "lines",
                quantities.entrySet().stream()
                        .map(line -> Map.of("sku", shop.name(line.getKey()), "quantity", line.getValue()))
                        .toList());
    }

    private Response receive(String id, Map<?, ?>... lines) {
        return Shop.keyed("store-pos").body(Map.of("lines", List.of(lines))).post(SUPPLIES + id(id) + "/receipts");
    }

    private String id(String id) {
        return shop.name(id);
    }

    private ValidatableResponse counters(String sku, int onHand, int incoming, int blocked) {
        return shop.get("/api/inventory/stock/" + shop.name(sku) + "?node=" + shop.name("a"))
                .then()
                .body("nodes[0].onHand", is(onHand))
                .body("nodes[0].incoming", is(incoming))
                .body("nodes[0].blocked", is(blocked));
    }
}
