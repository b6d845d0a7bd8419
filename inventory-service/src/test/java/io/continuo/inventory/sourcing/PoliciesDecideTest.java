package io.continuo.inventory.sourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.continuo.inventory.InventoryTest;
import io.continuo.inventory.MovableClock;
import io.continuo.inventory.Shop;
import io.continuo.inventory.StockTables;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@InventoryTest
class PoliciesDecideTest {

    @Inject
    MovableClock clock;

    @Inject
    StockTables tables;

    private final Shop shop = new Shop();

    @BeforeEach
    void twoNodes() {
        shop.item("X");
        shop.node("small", Map.of("dailyOrderCapacity", 1));
        shop.node("large");
        shop.channel("web", List.of("small", "large"), 0);
        shop.receive("X", "small", 3);
        shop.receive("X", "large", 9);
    }

    @Test
    void whatADayCannotTakeIsWorkedOnTheNextOneAndGivesItsPlaceBack() {
        shop.node(
                "kiosk",
                Map.of("dailyOrderCapacity", 2, "calendar", Map.of("zone", "Pacific/Kiritimati", "handling", "PT0S")));
        shop.channel("kiosks", List.of("kiosk"), 0);
        shop.receive("X", "kiosk", 9);
        ZonedDateTime now = clock.instant().atZone(ZoneId.of("Pacific/Kiritimati"));
        ZonedDateTime noon = now.truncatedTo(ChronoUnit.DAYS).plusDays(1).withHour(12);
        clock.forward(Duration.between(now, noon));
        String today = noon.toLocalDate().toString();
        String first = promised();
        String second = promised();
        String third = promised();
        assertThat(orders(today, 0)).isEqualTo(2);
        assertThat(orders(today, 1)).isEqualTo(1);
        shop.reserve("kiosks", List.of(shop.line("1", "X", 1))).then().statusCode(409);
        clock.forward(Duration.ofDays(1));
        shop.reserve("kiosks", List.of(shop.line("1", "X", 1))).then().statusCode(201);
        cancel(third);
        assertThat(orders(today, 1)).isZero();
        cancel(first);
        cancel(second);
        assertThat(orders(today, 0)).isZero();
    }

    private String promised() {
        Map<String, ?> line = Map.of("line", "1", "sku", shop.name("X"), "quantity", 1, "node", shop.name("kiosk"));
        String held = shop.reserve("kiosks", List.of(line)).path("id");
        return Shop.keyed("ecommerce")
                .body(Map.of("orderId", "o-" + held, "fulfilment", "pickup"))
                .post("/api/inventory/reservations/" + held + "/confirm")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void cancel(String promise) {
        Shop.keyed("ecommerce")
                .post("/api/inventory/promises/" + promise + "/cancel")
                .then()
                .statusCode(200);
    }

    private long orders(String day, int later) {
        return tables.count(
                "SELECT coalesce(sum(orders), 0) FROM node_day WHERE node = ? AND day = ?::date + ?",
                shop.name("kiosk"),
                day,
                later);
    }

    @Test
    void aPolicyIsPutOverAndReadBackAndGuardedByItsVersion() {
        get().body("version", is(0)).body("strategy", equalTo("priority")).body("costs.nodes", anEmptyMap());
        String tag = put(Map.of(
                        "strategy",
                        "lowest_cost",
                        "split",
                        Map.of("maxPackages", 2, "minPackageValue", Map.of("amount", 2000, "currency", "EUR")),
                        "costs",
                        Map.of(
                                "usual",
                                Map.of("perPackage", 400),
                                "nodes",
                                Map.of(shop.name("small"), Map.of("perPackage", 900, "perKm", 0.5)))))
                .statusCode(201)
                .extract()
                .header("ETag");
        get().body("strategy", equalTo("lowest_cost"))
                .body("split.maxPackages", is(2))
                .body("split.minPackageValue.amount", is(2000))
                .body("costs.nodes.'" + shop.name("small") + "'.perKm", is(0.5f))
                .header("ETag", equalTo(tag));
        plan(1).body("strategy", equalTo("lowest_cost"))
                .body("optimality.exact", is(true))
                .body("optimality.cost", is(400.0f))
                .body("lines[0].choices.find { it.take > 0 }.node", equalTo(shop.name("large")));
        Shop.as("platform")
                .header("If-Match", "\"7\"")
                .body(Map.of())
                .put(path())
                .then()
                .statusCode(412);
        put(Map.of()).statusCode(200).body("strategy", equalTo("priority"));
        shop.get("/api/inventory/sourcing-policies?limit=200").then().body("items.channel", hasItem(shop.name("web")));
    }

    @Test
    void aRequestIsNotSplitFurtherThanThePolicyAllows() {
        put(Map.of("split", Map.of("maxPackages", 1))).statusCode(201);
        plan(10).body("shippable", is(false)).body("splitTooFar", is(true));
        shop.reserve("web", List.of(shop.line("1", "X", 10)))
                .then()
                .statusCode(409)
                .body("type", endsWith("split-too-far"))
                .body("packages", is(2));
        shop.reserve("web", List.of(shop.line("1", "X", 9)))
                .then()
                .statusCode(201)
                .body("lines[0].parts.node", contains(shop.name("large")));
    }

    @Test
    void aNodeGetsNoMoreOrdersADayThanItCanWorkOn() {
        String first = reserve()
                .body("lines[0].parts.node", contains(shop.name("small")))
                .extract()
                .path("id");
        String second = reserve()
                .body("lines[0].parts.node", contains(shop.name("large")))
                .extract()
                .path("id");
        shop.get("/api/inventory/reservations/" + second + "/decisions")
                .then()
                .body(
                        "items[0].decision.lines[0].choices.find { it.node == '" + shop.name("small") + "' }.reason",
                        equalTo("at_capacity"));
        Shop.as("ecommerce")
                .delete("/api/inventory/reservations/" + first)
                .then()
                .statusCode(204);
        String third = reserve()
                .body("lines[0].parts.node", contains(shop.name("small")))
                .extract()
                .path("id");
        String promise = Shop.keyed("ecommerce")
                .body(Map.of("orderId", "o", "fulfilment", "ship"))
                .post("/api/inventory/reservations/" + third + "/confirm")
                .then()
                .statusCode(201)
                .body("id", notNullValue())
                .extract()
                .path("id");
        reserve().body("lines[0].parts.node", contains(shop.name("large")));
        Shop.keyed("ecommerce")
                .post("/api/inventory/promises/" + promise + "/cancel")
                .then()
                .statusCode(200);
        reserve().body("lines[0].parts.node", contains(shop.name("small")));
    }

    @Test
    void aPolicyOfNoChannelIsNone() {
        Shop.as("platform")
                .body(Map.of())
                .put("/api/inventory/sourcing-policies/" + shop.name("nowhere"))
                .then()
                .statusCode(404)
                .body("type", endsWith("unknown-channel"));
    }

    private ValidatableResponse reserve() {
        return shop.reserve("web", List.of(shop.line("1", "X", 1))).then().statusCode(201);
    }

    private ValidatableResponse plan(int units) {
        return Shop.as("ecommerce")
                .body(Map.of("channel", shop.name("web"), "lines", List.of(shop.line("1", "X", units))))
                .post("/api/inventory/sourcing")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse put(Map<String, ?> policy) {
        return Shop.as("platform").body(policy).put(path()).then();
    }

    private ValidatableResponse get() {
        return shop.get(path()).then().statusCode(200);
    }

    private String path() {
        return "/api/inventory/sourcing-policies/" + shop.name("web");
    }
}
