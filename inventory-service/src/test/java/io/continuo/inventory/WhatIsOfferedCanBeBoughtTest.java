package io.continuo.inventory;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Availability against what a reservation would say. */
@InventoryTest
class WhatIsOfferedCanBeBoughtTest {

    private final Shop shop = new Shop();

    @BeforeEach
    void twoNodes() {
        shop.item("A");
        shop.item("B");
        shop.node("n1");
        shop.node("n2");
        shop.node("stage", Map.of("shipsOrders", false, "offersPickup", false));
        shop.node("kiosk", Map.of("shipsOrders", false));
        shop.channel("web", List.of("n1", "n2", "stage", "kiosk"), 0);
    }

    @Test
    void aKitIsPutTogetherFromWhereverItsComponentsLie() {
        kit();
        shop.receive("A", "n1", 4);
        shop.receive("B", "n2", 9);
        available("K", "")
                .body("items[0].atp", is(4))
                .body("items[0].confidence", greaterThan(0f))
                .body("items[0].nodes", is(empty()));
        reserve("K", 4).statusCode(201);
        available("K", "").body("items[0].atp", is(0)).body("items[0].confidence", is(0f));
        reserve("K", 1).statusCode(409);
    }

    @Test
    void aNodeHasAsManyKitsAsItCanPutTogetherItself() {
        kit();
        shop.receive("A", "n1", 3);
        shop.receive("B", "n1", 4);
        shop.receive("B", "n2", 4);
        available("K", "")
                .body("items[0].atp", is(3))
                .body("items[0].nodes.node", contains(shop.name("n1")))
                .body("items[0].nodes[0].atp", is(2));
        available("K", "&node=" + shop.name("n1")).body("items[0].atp", is(2));
    }

    @Test
    void aNodeThatNeitherShipsNorOffersPickupSellsToWhoNamesIt() {
        shop.receive("A", "stage", 5);
        shop.receive("A", "n1", 2);
        available("A", "").body("items[0].atp", is(2));
        reserve("A", 3).statusCode(409);
        available("A", "&node=" + shop.name("stage")).body("items[0].atp", is(5));
    }

    @Test
    void whatCanBeShippedAndWhatCanBeFetchedIsToldApart() {
        shop.receive("A", "kiosk", 5);
        shop.receive("A", "n1", 2);
        available("A", "&fulfilment=ship").body("items[0].atp", is(2));
        available("A", "&fulfilment=pickup").body("items[0].atp", is(7));
        shop.get(path("A", "&fulfilment=carrier-pigeon"))
                .then()
                .statusCode(400)
                .body("type", endsWith("invalid-field"))
                .body("errors[0].pointer", is("/fulfilment"));
    }

    private void kit() {
        Shop.as("platform")
                .body(Map.of(
                        "name",
                        "kit",
                        "components",
                        List.of(
                                Map.of("sku", shop.name("A"), "quantity", 1),
                                Map.of("sku", shop.name("B"), "quantity", 2))))
                .put("/api/inventory/items/" + shop.name("K"))
                .then()
                .statusCode(201);
    }

    private ValidatableResponse reserve(String sku, int units) {
        return shop.reserve("web", List.of(shop.line("1", sku, units))).then();
    }

    private ValidatableResponse available(String sku, String more) {
        return shop.get(path(sku, more)).then().statusCode(200);
    }

    private String path(String sku, String more) {
        return "/api/inventory/availability?channel=" + shop.name("web") + "&sku=" + shop.name(sku) + more;
    }
}
