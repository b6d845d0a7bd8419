package io.continuo.inventory.promise;

import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.continuo.inventory.InventoryTest;
import io.continuo.inventory.Shop;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sold before it is there is promised for when it comes, and found by order, customer and node. */
@InventoryTest
class WhatIsToComeIsExpectedTest {

    private final Shop shop = new Shop();
    private String promise = "";

    @BeforeEach
    void threeAreSoldAndOneIsThere() {
        shop.item("X");
        shop.node("dc");
        shop.channel("web", List.of("dc"), 0);
        shop.receive("X", "dc", 1);
        Shop.as("platform")
                .body(Map.of("quantity", 10))
                .put("/api/inventory/items/" + shop.name("X") + "/backorders/" + shop.name("dc"))
                .then()
                .statusCode(anyOf(is(200), is(201)));
        String reservation = shop.reserve(Map.of(
                        "channel",
                        shop.name("web"),
                        "customerId",
                        shop.name("ana"),
                        "lines",
                        List.of(shop.line("1", "X", 3))))
                .path("id");
        promise = Shop.keyed("ecommerce")
                .body(Map.of("orderId", shop.name("o"), "fulfilment", "ship", "soldAt", shop.name("dc")))
                .post("/api/inventory/reservations/" + reservation + "/confirm")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void itIsExpectedWithTheNextSupplyUntilThatIsThere() {
        seen().body("lines[0].parts[0].expectedAt", nullValue());
        Shop.as("store-pos")
                .body(Map.of(
                        "node",
                        shop.name("dc"),
                        "expectedAt",
                        "2030-01-02T08:00:00Z",
                        "lines",
                        List.of(Map.of("sku", shop.name("X"), "quantity", 5))))
                .put("/api/inventory/supplies/" + shop.name("s"))
                .then()
                .statusCode(anyOf(is(200), is(201)));
        seen().body("lines[0].parts[0].expectedAt", equalTo("2030-01-02T08:00:00Z"))
                .body("soldAt", equalTo(shop.name("dc")));
        shop.receive("X", "dc", 2);
        seen().body("lines[0].parts[0].expectedAt", nullValue());
        Shop.keyed("store-pos")
                .post("/api/inventory/promises/" + promise + "/fulfil")
                .then()
                .statusCode(200)
                .body("state", equalTo("fulfilled"));
    }

    @Test
    void itIsFoundByOrderAndCustomerAndByTheNodeThatStillWorksOnIt() {
        found("orderId=" + shop.name("o")).body("items.id", contains(promise));
        found("customerId=" + shop.name("ana")).body("items.id", contains(promise));
        found("node=" + shop.name("dc") + "&orderId=" + shop.name("o")).body("items", hasSize(1));
        Shop.keyed("ecommerce")
                .post("/api/inventory/promises/" + promise + "/cancel")
                .then()
                .statusCode(200);
        found("node=" + shop.name("dc")).body("items", hasSize(0));
        found("orderId=" + shop.name("other")).body("items", hasSize(0));
        shop.get("/api/inventory/promises/" + promise + "/decisions")
                .then()
                .statusCode(200)
                .body("items.cause", contains("reserved"));
        shop.get("/api/inventory/promises").then().statusCode(400).body("type", endsWith("invalid-field"));
    }

    private ValidatableResponse seen() {
        return shop.get("/api/inventory/promises/" + promise).then().statusCode(200);
    }

    private ValidatableResponse found(String query) {
        return shop.get("/api/inventory/promises?" + query).then().statusCode(200);
    }
}
