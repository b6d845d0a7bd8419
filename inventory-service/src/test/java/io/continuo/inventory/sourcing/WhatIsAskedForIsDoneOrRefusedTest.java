package io.continuo.inventory.sourcing;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.continuo.inventory.InventoryTest;
import io.continuo.inventory.Shop;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@InventoryTest
class WhatIsAskedForIsDoneOrRefusedTest {

    private final Shop shop = new Shop();

    @BeforeEach
    void aDepotAndAStore() {
        shop.item("X");
        shop.item("Y");
        shop.node("depot", Map.of("offersPickup", false));
        shop.node("store", Map.of("shipsOrders", false));
        shop.node("both");
        shop.channel("web", List.of("depot", "store", "both"), 0);
        shop.receive("X", "depot", 5);
    }

    @Test
    void whatIsToBeFetchedByNowIsHeldWhereItCanBeFetched() {
        shop.receive("X", "store", 5);
        String held = held(List.of(shop.line("1", "X", 1)), "depot");

        patch(held, Map.of("fulfilment", "pickup", "lines", List.of(shop.line("1", "X", 1))))
                .statusCode(200)
                .body("lines[0].parts.node", contains(shop.name("store")));
    }

    @Test
    void whatIsAddedToACartComesWithWhatItHolds() {
        shop.receive("X", "both", 5);
        shop.receive("Y", "both", 5);
        shop.receive("Y", "depot", 5);
        Map<String, ?> first = lineAt("both", "1", "X", "ship");
        String held = held(List.of(first), "both");

        patch(held, Map.of("strategy", "fewest_packages", "lines", List.of(first, shop.line("2", "Y", 1))))
                .statusCode(200)
                .body("lines[1].parts.node", contains(shop.name("both")));
    }

    @Test
    void aNodeThatCannotDoWhatIsAskedOfItIsRefusedWithTheReason() {
        shop.receive("X", "store", 5);
        refused(Map.of("lines", List.of(lineAt("store", "1", "X", "ship"))), "does_not_ship_orders");
        refused(Map.of("lines", List.of(lineAt("depot", "1", "X", "pickup"))), "does_not_offer_pickup");
        held(List.of(lineAt("store", "1", "X", "pickup")), "store");
    }

    @Test
    void aFullDayIsGivenAsTheReason() {
        shop.node("depot", Map.of("dailyOrderCapacity", 0));
        refused(Map.of("lines", List.of(shop.line("1", "X", 1))), "at_capacity");
    }

    private void refused(Map<String, ?> with, String reason) {
        Map<String, Object> body = new HashMap<>(with);
        body.put("channel", shop.name("web"));
        shop.reserve(body)
                .then()
                .statusCode(409)
                .body("type", endsWith("insufficient-stock"))
                .body("lines[0].available", is(0))
                .body("lines[0].reason", equalTo(reason));
    }

    private String held(List<Map<String, ?>> lines, String node) {
        return shop.reserve("web", lines)
                .then()
                .statusCode(201)
                .body("lines[0].parts.node", contains(shop.name(node)))
                .extract()
                .path("id");
    }

    private Map<String, ?> lineAt(String node, String line, String sku, String fulfilment) {
        return Map.of(
                "line", line, "sku", shop.name(sku), "quantity", 1, "node", shop.name(node), "fulfilment", fulfilment);
    }

    private static ValidatableResponse patch(String reservation, Map<String, ?> change) {
        return Shop.as("ecommerce")
                .body(change)
                .patch("/api/inventory/reservations/" + reservation)
                .then();
    }
}
