package io.continuo.inventory;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stock, what could be promised of it, and what was decided, as of any instant. */
@InventoryTest
class TheWayItWasTest {

    @Inject
    MovableClock clock;

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
    void whatCouldBePromisedIsToldForAnyInstant() {
        Instant before = later();
        hold(4, "PT10M");
        Instant held = later();
        clock.forward(Duration.ofMinutes(30));
        Instant expired = later();
        atp("&asOf=" + before).body("nodes[0].atp", is(10)).body("nodes[0].reserved", is(0));
        atp("&asOf=" + held).body("nodes[0].atp", is(6)).body("nodes[0].reserved", is(4));
        atp("&asOf=" + expired).body("nodes[0].atp", is(10));
        atp("").body("nodes[0].atp", is(10)).body("asOf", nullValue());
    }

    @Test
    void theBackOrderLimitIsThatOfThen() {
        Instant none = later();
        shop.backorder("X", "a", 2.5);
        Instant some = later();
        shop.backorder("X", "a", 7);
        Instant more = later();
        shop.backorder("X", "a", 0);
        atp("&asOf=" + none).body("nodes[0].atp", is(10));
        atp("&asOf=" + some).body("nodes[0].atp", is(12.5f));
        atp("&asOf=" + more).body("nodes[0].atp", is(17));
        atp("").body("nodes[0].atp", is(10));
    }

    @Test
    void decisionsAreToldAsTheyStoodThen() {
        String reservation = hold(4, "PT1H");
        Instant held = later();
        String promise = Shop.keyed("ecommerce")
                .body(Map.of("orderId", shop.name("order"), "fulfilment", "ship"))
                .post("/api/inventory/reservations/" + reservation + "/confirm")
                .path("id");
        Instant promised = later();
        step(promise, "fulfil", 1);
        step(promise, "cancel", 2);
        Instant partly = later();
        step(promise, "fulfil", 1);
        step(promise, "return", 1);

        decisions("asOf=" + held)
                .body("items", hasSize(1))
                .body("items[0].kind", is("reservation"))
                .body("items[0].id", is(reservation))
                .body("items[0].state", is("held"))
                .body("items[0].open", is(4))
                .body("items[0].channel", is(shop.name("web")))
                .body("items[0].why[0].cause", is("reserved"))
                .body("items[0].why[0].decision", notNullValue());
        decisions("asOf=" + promised)
                .body("items.state", contains("confirmed", "open"))
                .body("items[1].id", is(shop.name("order")))
                .body("items[1].quantity", is(4))
                .body("items[1].open", is(4));
        decisions("asOf=" + partly)
                .body("items[1].open", is(1))
                .body("items[1].fulfilled", is(1))
                .body("items[1].cancelled", is(2))
                .body("items[1].reasons", contains("changed their mind", "changed their mind"));
        decisions("open=false").body("items[1].state", is("settled")).body("items[1].returned", is(1));
        decisions("open=true").body("items", hasSize(0));
        decisions("open=true&asOf=" + partly).body("items.id", contains(shop.name("order")));
    }

    @Test
    void whatExpiredOrWasGivenBackIsToldApart() {
        String expired = hold(1, "PT1M");
        String released = hold(2, "PT1H");
        Shop.as("ecommerce")
                .delete("/api/inventory/reservations/" + released)
                .then()
                .statusCode(204);
        clock.forward(Duration.ofMinutes(2));
        decisions("open=false")
                .body("items.id", containsInAnyOrder(expired, released))
                .body("items.find { it.id == '" + expired + "' }.state", is("expired"))
                .body("items.find { it.id == '" + released + "' }.state", is("released"))
                .body("items.open", contains(0, 0));
    }

    @Test
    void decisionsComeInPages() {
        hold(1, "PT1H");
        hold(1, "PT1H");
        String next = page("").body("items", hasSize(1)).extract().path("next");
        page("&cursor=" + next).body("items", hasSize(1)).body("next", nullValue());
        shop.get("/api/inventory/stock/" + sku + "/decisions?open=perhaps")
                .then()
                .statusCode(400);
        shop.get("/api/inventory/stock/" + sku + "/decisions?asOf=then").then().statusCode(400);
        shop.get("/api/inventory/stock/nobody/decisions").then().statusCode(404);
    }

    private Instant later() {
        clock.forward(Duration.ofSeconds(5));
        Instant now = clock.instant();
        clock.forward(Duration.ofSeconds(5));
        return now;
    }

    private String hold(int quantity, String ttl) {
        return shop.reserve(Map.of(
                        "channel", shop.name("web"), "lines", List.of(shop.line("1", "X", quantity)), "ttl", ttl))
                .path("id");
    }

    private void step(String promise, String action, int quantity) {
        Shop.keyed("ecommerce")
                .body(Map.of(
                        "lines", List.of(Map.of("line", "1", "quantity", quantity)), "reason", "changed their mind"))
                .post("/api/inventory/promises/" + promise + "/" + action)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse atp(String query) {
        return shop.get("/api/inventory/stock/" + sku + "?node=" + shop.name("a") + query)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse page(String cursor) {
        return shop.get("/api/inventory/stock/" + sku + "/decisions?limit=1" + cursor)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse decisions(String query) {
        return shop.get("/api/inventory/stock/" + sku + "/decisions?" + query)
                .then()
                .statusCode(200);
    }
}
