package io.continuo.inventory.reconciliation;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.continuo.inventory.InventoryTest;
import io.continuo.inventory.Shop;
import io.continuo.inventory.StockTables;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cases M16 and S17, and what else may differ. */
@InventoryTest
class WhatDoesNotFitIsFoundTest {

    private static final String RECONCILIATION = "/api/inventory/reconciliation";

    @Inject
    StockTables tables;

    private final Shop shop = new Shop();
    private String sku = "";

    @BeforeEach
    void stock() {
        sku = shop.item("X");
        shop.node("a");
        shop.channel("web", List.of("a"), 0);
        shop.receive("X", "a", 10);
    }

    @Test
    void whereEverythingFitsNothingIsFound() {
        promise(3);
        shop.reserve("web", List.of(shop.line("1", "X", 2))).then().statusCode(201);
        reconcile(false)
                .body("state", is("done"))
                .body("skus", is(1))
                .body("rows", is(1))
                .body("findings", is(0));
    }

    @Test
    void anOpenOrderWithoutItsBookingIsFound() {
        String promise = promise(2);
        forgePromise(promise, "forged", 3, 0, 0);
        oneFinding("order", 3, 0, 3)
                .body("items[0].cause", containsString("nothing is booked"))
                .body("items[0].subject", is(shop.name("forged")))
                .body("items[0].rows", hasItem("promise " + shop.name("forged")));
    }

    @Test
    void aCompletedOrderWhoseCompensationIsMissingIsFound() {
        String promise = promise(2);
        tables.update("UPDATE promise_part SET fulfilled = quantity WHERE promise = ?", promise);
        oneFinding("order", 0, 2, -2).body("items[0].cause", containsString("never taken back"));
    }

    @Test
    void theUnshippedUnitOfAPartlyShippedOrderWithoutBookingsIsFound() {
        String promise = promise(1);
        forgePromise(promise, "partly", 2, 1, 0);
        oneFinding("order", 1, 0, 1);
    }

    @Test
    void aCancelledOrderWhoseCompensationIsMissingIsFound() {
        String promise = promise(2);
        tables.update("UPDATE promise_part SET cancelled = quantity WHERE promise = ?", promise);
        oneFinding("order", 0, 2, -2).body("items[0].rows", hasItem("ledger " + sku + "@" + shop.name("a") + "#3"));
    }

    @Test
    void aReleasedReservationThatStillHoldsIsFound() {
        String id = shop.reserve("web", List.of(shop.line("1", "X", 2))).path("id");
        tables.update("UPDATE reservation SET state = 'released' WHERE id = ?", id);
        oneFinding("reservation", 0, 2, -2).body("items[0].subject", is(id));
    }

    @Test
    void goodsThatLeftAndAreNotOnTheirWayAreFound() {
        send(4).then().statusCode(201);
        reconcile(false).body("findings", is(0));
        tables.update("UPDATE transfer SET in_transit = 1 WHERE sku = ?", sku);
        oneFinding("transfer", 4, 1, 3).body("items[0].subject", is("T-1"));
        tables.update("DELETE FROM transfer WHERE sku = ?", sku);
        String finding = oneFinding("transfer", 4, 0, 4).extract().path("items[0].id");
        repair(finding).then().statusCode(409).body("type", endsWith("not-repairable"));
    }

    @Test
    void goodsThatWereGivenUpAreNoFinding() {
        send(4).then().statusCode(201);
        shop.node("b");
        shop.move(Map.of("type", "transfer_in", "sku", sku, "node", shop.name("b"), "quantity", 1, "reference", "T-1"))
                .then()
                .statusCode(201);
        Shop.keyed("store-pos")
                .body(Map.of("sku", sku, "reference", "T-1", "reason", "lost"))
                .post("/api/inventory/transfers/differences")
                .then()
                .statusCode(201);
        reconcile(false).body("findings", is(0));
    }

    private Response send(int quantity) {
        return shop.move(Map.of(
                "type", "transfer_out", "sku", sku, "node", shop.name("a"), "quantity", quantity, "reference", "T-1"));
    }

    @Test
    void aLimitTheStockDoesNotKeepToIsFound() {
        shop.backorder("X", "a", 5);
        reconcile(false).body("findings", is(0));
        tables.update("UPDATE stock SET backorder_limit = 7 WHERE sku = ?", sku);
        oneFinding("backorder", 5, 7, -2);
    }

    @Test
    void aCounterThatIsNotTheSumIsFoundAndSetToIt() {
        promise(3);
        tables.update("UPDATE stock SET allocated = 5 WHERE sku = ?", sku);
        oneFinding("counter", 3, 5, -2).body("items[0].counter", is("allocated"));
        reconcile(true).body("findings", is(1)).body("repaired", is(1)).body("items[0].repairedAt", notNullValue());
        state().body("nodes[0].allocated", is(3));
        proofHolds();
        reconcile(false).body("findings", is(0));
    }

    @Test
    void aFindingIsRepairedByABookingOnceAndNamesWhoAndWhy() {
        String promise = promise(2);
        tables.update("UPDATE promise_part SET cancelled = quantity WHERE promise = ?", promise);
        String finding = reconcile(false).extract().path("items[0].id");
        repair(finding).then().statusCode(200).body("repairedAt", notNullValue());
        state().body("nodes[0].allocated", is(0));
        shop.get("/api/inventory/stock/" + sku + "/ledger")
                .then()
                .body("items[-1].cause", is("reconcile"))
                .body("items[-1].reason", is("the order was cancelled"))
                .body("items[-1].reference", is("order-1"));
        proofHolds();
        tables.checkInvariants(Set.of(sku));
        repair(finding).then().statusCode(409).body("type", endsWith("document-closed"));
        reconcile(false).body("findings", is(0));
    }

    @Test
    void aDifferenceThatIsGoneIsNotRepaired() {
        String promise = promise(2);
        tables.update("UPDATE promise_part SET cancelled = quantity WHERE promise = ?", promise);
        String finding = reconcile(false).extract().path("items[0].id");
        tables.update("UPDATE promise_part SET cancelled = 0 WHERE promise = ?", promise);
        repair(finding).then().statusCode(409).body("type", endsWith("not-repairable"));
        state().body("nodes[0].allocated", is(2));
    }

    @Test
    void aLedgerThatWasChangedIsFoundAndNeverRepairedByABooking() {
        promise(2);
        tables.tamper("DELETE FROM ledger WHERE sku = ? AND seq = 2", sku);
        ValidatableResponse found = reconcile(false).body("items.kind", hasItem("ledger"));
        found.body("items.find { it.kind == 'ledger' }.rows", contains("ledger " + sku + "@" + shop.name("a") + "#2"))
                .body("items.find { it.kind == 'ledger' }.cause", is("the row is missing"));
        for (String id : found.extract().<List<String>>path("items.id")) {
            repair(id).then().statusCode(409).body("type", endsWith("not-repairable"));
        }
    }

    @Test
    void whatIsIncomingAndWasNeverSentIsFound() {
        tables.update("UPDATE stock SET incoming = 4 WHERE sku = ?", sku);
        reconcile(false).body("findings", is(2)).body("items.kind", contains("counter", "incoming"));
    }

    @Test
    void everythingIsComparedWithoutAScopeAndReadInPages() {
        forgePromise(promise(1), "one", 1, 0, 0);
        tables.update("UPDATE stock SET blocked = 1 WHERE sku = ?", sku);
        Shop.as("platform").post(RECONCILIATION).then().statusCode(200).body("skus", greaterThan(0));
        reconcile(false).body("findings", is(2));
        String next = shop.get(RECONCILIATION + "?limit=1")
                .then()
                .statusCode(200)
                .body("items.size()", is(1))
                .body("findings", is(2))
                .extract()
                .path("next");
        shop.get(RECONCILIATION + "?limit=1&cursor=" + next).then().body("items.size()", is(1));
        shop.get(RECONCILIATION + "?kind=incoming").then().body("items", empty());
    }

    private ValidatableResponse oneFinding(String kind, int expected, int found, int difference) {
        return reconcile(false)
                .body("findings", is(1))
                .body("items[0].kind", is(kind))
                .body("items[0].sku", is(sku))
                .body("items[0].node", is(shop.name("a")))
                .body("items[0].expected", is(expected))
                .body("items[0].found", is(found))
                .body("items[0].difference", is(difference));
    }

    private ValidatableResponse reconcile(boolean repair) {
        return Shop.as("platform")
                .body(Map.of("skus", List.of(sku), "repair", repair))
                .post(RECONCILIATION)
                .then()
                .statusCode(200);
    }

    private static Response repair(String finding) {
        return Shop.keyed("platform")
                .body(Map.of("reason", "the order was cancelled"))
                .post(RECONCILIATION + "/findings/" + finding + "/repair");
    }

    private String promise(int quantity) {
        String reservation =
                shop.reserve("web", List.of(shop.line("1", "X", quantity))).path("id");
        return Shop.keyed("ecommerce")
                .body(Map.of("orderId", "order-1", "fulfilment", "ship"))
                .post("/api/inventory/reservations/" + reservation + "/confirm")
                .path("id");
    }

    /** An order nobody ever booked, as a half-restored backup would leave it. */
    private void forgePromise(String like, String name, int quantity, int fulfilled, int cancelled) {
        String id = shop.name(name);
        tables.update(
                "INSERT INTO reservation SELECT ?, channel, customer_id, NULL, state, expires_at, created_at, ? FROM reservation WHERE promise = ?",
                id,
                id,
                like);
        tables.update(
                "INSERT INTO promise SELECT ?, ?, ?, fulfilment, created_at FROM promise WHERE id = ?",
                id,
                id,
                id,
                like);
        tables.update(
                "INSERT INTO promise_part (promise, line, node, sku, quantity, fulfilled, cancelled) VALUES (?, '1', ?, ?, ?, ?, ?)",
                id,
                shop.name("a"),
                sku,
                quantity,
                fulfilled,
                cancelled);
    }

    private ValidatableResponse state() {
        return shop.get("/api/inventory/stock/" + sku).then().statusCode(200);
    }

    private void proofHolds() {
        shop.get("/api/inventory/stock/" + sku + "/proof").then().body("intact", is(true));
    }
}
