package io.continuo.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A kit of two X and one Y, through everything that can happen to it once it is held. */
@InventoryTest
class KitsMoveAsTheirComponentsTest {

    private static final String BASE = "/api/inventory/";

    @Inject
    StockTables tables;

    private final Shop shop = new Shop();

    @BeforeEach
    void kits() {
        shop.node("a");
        shop.node("b");
        shop.item("X");
        shop.item("Y");
        shop.channel("web", List.of("a", "b"), 0);
        shop.receive("X", "a", 4);
        shop.receive("Y", "a", 2);
        shop.receive("X", "b", 6);
        shop.receive("Y", "b", 3);
        Map<String, ?> kit = Map.of(
                "name",
                "kit",
                "components",
                List.of(Map.of("sku", shop.name("X"), "quantity", 2), Map.of("sku", shop.name("Y"), "quantity", 1)));
        Shop.as("platform")
                .body(kit)
                .put(BASE + "items/" + shop.name("KIT"))
                .then()
                .statusCode(201);
    }

    @AfterEach
    void theBooksAgree() {
        tables.checkInvariants(List.of(shop.name("X"), shop.name("Y")));
    }

    @Test
    void aKitIsForSaleOnlyWithAllItIsMadeOf() {
        put("items/" + shop.name("Y"), Map.of("name", "y", "listed", false));
        available().body("items[0].listed", is(false)).body("items[0].atp", is(0));
        shop.reserve("web", List.of(shop.line("1", "KIT", 1))).then().statusCode(409);
        put("items/" + shop.name("Y"), Map.of("name", "y", "listed", true));
        available().body("items[0].listed", is(true)).body("items[0].atp", is(5));
    }

    @Test
    void ofAKitIsKeptUnsoldWhatIsKeptOfItsComponents() {
        put("safety-rules/" + shop.name("all"), Map.of("position", 1, "channel", shop.name("web"), "quantity", 1));
        available().body("items[0].atp", is(4));
        shop.reserve("web", List.of(shop.line("1", "KIT", 5))).then().statusCode(409);
        shop.reserve("web", List.of(shop.line("1", "KIT", 4))).then().statusCode(201);
    }

    @Test
    void kitsComeBackAsTheirComponentsToAnyNode() {
        String promise = promised(2);
        step(promise, "fulfil", Map.of()).statusCode(200).body("state", is("fulfilled"));
        step(promise, "return", Map.of("node", shop.name("b"), "lines", lines(1)))
                .statusCode(200);
        assertThat(onHand("X", "b")).isEqualTo(8);
        assertThat(onHand("Y", "b")).isEqualTo(4);
        step(promise, "return", Map.of("node", shop.name("b"), "lines", lines(2)))
                .statusCode(409)
                .body("left", is(1));
        step(promise, "return", Map.of("condition", "damaged", "lines", lines(1)))
                .statusCode(200)
                .body("state", is("returned"));
        assertThat(onHand("X", "a")).isEqualTo(2);
        assertThat(tables.count(
                        "SELECT sum(blocked)::bigint FROM stock WHERE sku IN (?, ?) AND node = ?",
                        shop.name("X"),
                        shop.name("Y"),
                        shop.name("a")))
                .as("two X and one Y that nobody can sell")
                .isEqualTo(3);
    }

    @Test
    void aKitThatIsNotFoundComesWhollyFromSomewhereElse() {
        String promise = promised(2);
        step(promise, "reject", Map.of("lines", lines(1))).statusCode(200).body("state", is("open"));
        shop.get(BASE + "promises/" + promise)
                .then()
                .body("lines", is(org.hamcrest.Matchers.hasSize(1)))
                .body(
                        "lines[0].parts.findAll { it.node == '" + shop.name("b")
                                + "' }.collect { it.sku + ' ' + it.left }",
                        containsInAnyOrder(shop.name("X") + " 2", shop.name("Y") + " 1"))
                .body(
                        "lines[0].parts.findAll { it.node == '" + shop.name("a")
                                + "' }.collect { it.sku + ' ' + it.left }",
                        containsInAnyOrder(shop.name("X") + " 2", shop.name("Y") + " 1"));
        step(promise, "fulfil", Map.of()).statusCode(200).body("state", is("fulfilled"));
        assertThat(onHand("X", "b")).isEqualTo(4);
        assertThat(onHand("Y", "b")).isEqualTo(2);
    }

    @Test
    void aCartOfKitsBecomesLargerAndSmallerByWholeKits() {
        String reservation = reserved(1);
        change(reservation, shop.line("1", "KIT", 5))
                .statusCode(200)
                .body("lines.sku", is(List.of(shop.name("KIT"))))
                .body("lines[0].quantity", is(5));
        assertThat(held("X")).isEqualTo(10);
        assertThat(held("Y")).isEqualTo(5);
        change(reservation, shop.line("1", "KIT", 6))
                .statusCode(409)
                .body("type", endsWith("insufficient-stock"))
                .body("lines[0].sku", is(shop.name("KIT")))
                .body("lines[0].available", is(5));
        change(reservation, shop.line("1", "KIT", 2)).statusCode(200).body("lines[0].quantity", is(2));
        assertThat(held("X")).isEqualTo(4);
        assertThat(held("Y")).isEqualTo(2);
        change(reservation, shop.line("1", "X", 3)).statusCode(200).body("lines[0].sku", is(shop.name("X")));
        assertThat(held("X")).isEqualTo(3);
        assertThat(held("Y")).isZero();
    }

    private String reserved(int kits) {
        return shop.reserve("web", List.of(shop.line("1", "KIT", kits)))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String promised(int kits) {
        Response promise = Shop.keyed("ecommerce")
                .body(Map.of("orderId", "o", "fulfilment", "ship"))
                .post(BASE + "reservations/" + reserved(kits) + "/confirm");
        return promise.then().statusCode(201).extract().path("id");
    }

    private static ValidatableResponse step(String promise, String step, Map<String, ?> body) {
        return Shop.keyed("store-pos")
                .body(body)
                .post(BASE + "promises/" + promise + "/" + step)
                .then();
    }

    private static ValidatableResponse change(String reservation, Map<String, ?> line) {
        return Shop.keyed("ecommerce")
                .body(Map.of("lines", List.of(line)))
                .patch(BASE + "reservations/" + reservation)
                .then();
    }

    private ValidatableResponse available() {
        return shop.get(BASE + "availability?channel=" + shop.name("web") + "&sku=" + shop.name("KIT"))
                .then()
                .statusCode(200);
    }

    private static void put(String path, Map<String, ?> body) {
        assertThat(Shop.as("platform").body(body).put(BASE + path).statusCode()).isBetween(200, 201);
    }

    private static List<Map<String, ?>> lines(int kits) {
        return List.of(Map.of("line", "1", "quantity", kits));
    }

    private long onHand(String sku, String node) {
        return tables.count(
                "SELECT on_hand::bigint FROM stock WHERE sku = ? AND node = ?", shop.name(sku), shop.name(node));
    }

    private long held(String sku) {
        return tables.count("SELECT sum(reserved)::bigint FROM stock WHERE sku = ?", shop.name(sku));
    }
}
