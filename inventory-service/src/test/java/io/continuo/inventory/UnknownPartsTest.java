package io.continuo.inventory;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@InventoryTest
class UnknownPartsTest {

    private final Shop shop = new Shop();

    @BeforeEach
    void shop() {
        shop.item("X");
        shop.node("a");
        shop.node("outside");
        shop.channel("web", List.of("a"), 0);
        shop.receive("X", "a", 5);
    }

    @Test
    void everyUnknownSkuOfAReservationIsPointedAt() {
        shop.reserve("web", List.of(shop.line("1", "Y", 1), shop.line("2", "X", 1), shop.line("3", "Z", 1)))
                .then()
                .statusCode(404)
                .body("type", endsWith("unknown-sku"))
                .body("errors.pointer", contains("/lines/0/sku", "/lines/2/sku"));
    }

    @Test
    void aNodeOutsideTheChannelIsPointedAt() {
        Map<String, ?> line = Map.of("line", "1", "sku", shop.name("X"), "quantity", 1, "node", shop.name("outside"));
        shop.reserve("web", List.of(line))
                .then()
                .statusCode(409)
                .body("type", endsWith("node-not-in-channel"))
                .body("errors.pointer", contains("/lines/0/node"));
    }

    @Test
    void anUnknownSkuDoesNotCostTheOthersTheirAvailability() {
        shop.get("/api/inventory/availability?sku=" + shop.name("X") + "," + shop.name("Y") + "&channel="
                        + shop.name("web"))
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].atp", is(5))
                .body("unknown", contains(shop.name("Y")));
    }

    @Test
    void aCustomersReservationsComeInPagesTheNewestFirst() {
        for (String cart : List.of("first", "second", "third")) {
            shop.reserve(Map.of(
                            "channel", shop.name("web"),
                            "customerId", shop.name("customer"),
                            "cart", cart,
                            "lines", List.of(shop.line("1", "X", 1))))
                    .then()
                    .statusCode(201);
        }
        String query = "/api/inventory/reservations?customer=" + shop.name("customer") + "&limit=2";
        String next = shop.get(query)
                .then()
                .statusCode(200)
                .body("items.cart", contains("third", "second"))
                .extract()
                .path("next");
        shop.get(query + "&cursor=" + next)
                .then()
                .body("items.cart", contains("first"))
                .body("next", equalTo(null));
        shop.get(query.replace("customer=", "customer=merged&customer=")).then().body("items", hasSize(2));
    }
}
