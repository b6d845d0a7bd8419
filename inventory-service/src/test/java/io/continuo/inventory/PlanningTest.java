package io.continuo.inventory;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What planners set about nodes and items over HTTP. */
@InventoryTest
class PlanningTest {

    private static final String BASE = "/api/inventory/";

    @Inject
    MovableClock clock;

    private final Shop shop = new Shop();

    @BeforeEach
    void corner() {
        shop.node("a");
        shop.item("X");
        shop.item("Y");
    }

    @Test
    void aNodeKeepsItsNameItsSafetyStockAndItsCalendar() {
        Map<String, ?> calendar = Map.of(
                "zone",
                "Europe/Madrid",
                "hours",
                Map.of("monday", "09:00-13:00,15:00-18:00"),
                "holidays",
                List.of("2026-12-25"),
                "cutOff",
                "16:00",
                "cutOffs",
                Map.of("FR", "12:00"),
                "handling",
                "PT2H");
        String path = BASE + "nodes/" + shop.name("a");
        Map<String, ?> body = Map.of("kind", "store", "name", "Gran Vía", "safetyStock", 1.5, "calendar", calendar);
        String etag = put(path, body).then().statusCode(200).extract().header("ETag");
        put(path, body).then().statusCode(200).header("ETag", etag);
        shop.get(path)
                .then()
                .body("name", is("Gran Vía"))
                .body("safetyStock", is(1.5f))
                .body("calendar.zone", is("Europe/Madrid"))
                .body("calendar.hours.monday", is("09:00-13:00,15:00-18:00"))
                .body("calendar.holidays", contains("2026-12-25"))
                .body("calendar.cutOffs.FR", is("12:00"))
                .body("calendar.handling", is("PT2H"));
    }

    @Test
    void aKitIsMadeOfItemsAndOfNothingElse() {
        String kit = BASE + "items/" + shop.name("KIT");
        put(kit, kit(part("X", 2), part("y", 1)))
                .then()
                .statusCode(201)
                .body("components.sku", contains(shop.name("X"), shop.name("Y")))
                .body("components[0].quantity", is(2));
        put(kit, kit(part("X", 2), part("NOBODY", 1)))
                .then()
                .statusCode(404)
                .body("type", endsWith("unknown-sku"))
                .body("errors.pointer", contains("/components/1/sku"));
        put(BASE + "items/" + shop.name("BOX"), kit(part("KIT", 1)))
                .then()
                .statusCode(409)
                .body("type", endsWith("no-kit"));
        put(BASE + "items/" + shop.name("X"), kit(part("Y", 1)))
                .then()
                .statusCode(409)
                .body("type", endsWith("no-kit"));
        shop.move("receive", "KIT", "a", 1).then().statusCode(409).body("type", endsWith("kit-has-no-stock"));
        put(kit, Map.of("name", "no kit any more")).then().statusCode(200).body("components", hasSize(0));
        shop.receive("KIT", "a", 1);
        put(kit, kit(part("X", 2))).then().statusCode(409).body("type", endsWith("no-kit"));
    }

    @Test
    void aHoldOfKitsIsChangedByTheDifference() {
        shop.channel("web", List.of("a"), 0);
        shop.receive("X", "a", 10);
        shop.receive("Y", "a", 4);
        put(BASE + "items/" + shop.name("KIT"), kit(part("X", 2), part("Y", 1)))
                .then()
                .statusCode(201);
        String held = shop.reserve("web", List.of(shop.line("1", "KIT", 2))).path("id");
        change(held, 5)
                .then()
                .statusCode(409)
                .body("lines.line", contains("1"))
                .body("lines[0].sku", is(shop.name("KIT")))
                .body("lines[0].requested", is(5))
                .body("lines[0].available", is(4));
        change(held, 4).then().statusCode(200).body("lines[0].quantity", is(4));
        change(held, 1).then().statusCode(200).body("lines[0].quantity", is(1));
        shop.get(BASE + "stock/" + shop.name("X")).then().body("nodes[0].reserved", is(2));
        shop.get(BASE + "stock/" + shop.name("Y")).then().body("nodes[0].reserved", is(1));
    }

    private Response change(String reservation, int kits) {
        return Shop.as("ecommerce")
                .body(Map.of("lines", List.of(shop.line("1", "KIT", kits))))
                .patch(BASE + "reservations/" + reservation);
    }

    @Test
    void whatOnlyExpiredHoldsOfItsComponentsKeepIsSoldAsAKit() {
        shop.channel("web", List.of("a"), 0);
        shop.receive("X", "a", 2);
        put(BASE + "items/" + shop.name("KIT"), kit(part("X", 1))).then().statusCode(201);
        shop.reserve(Map.of("channel", shop.name("web"), "ttl", "PT1M", "lines", List.of(shop.line("1", "X", 2))))
                .then()
                .statusCode(201);
        clock.forward(Duration.ofMinutes(2));
        String held = shop.reserve("web", List.of(shop.line("1", "KIT", 1)))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        change(held, 2).then().statusCode(200);
    }

    @Test
    void aKitThatIsNotListedIsNotSold() {
        String kit = BASE + "items/" + shop.name("KIT");
        shop.channel("web", List.of("a"), 0);
        shop.receive("X", "a", 10);
        put(kit, kit(part("X", 2))).then().statusCode(201);
        shop.reserve("web", List.of(shop.line("1", "KIT", 1))).then().statusCode(201);
        put(kit, Map.of("name", "kit", "listed", false, "components", List.of(part("X", 2))))
                .then()
                .statusCode(200);
        shop.reserve("web", List.of(shop.line("1", "KIT", 1), shop.line("2", "X", 1)))
                .then()
                .statusCode(409)
                .body("lines.line", contains("1"))
                .body("lines[0].available", is(0));
        Shop.as("ecommerce")
                .body(Map.of("channel", shop.name("web"), "lines", List.of(shop.line("1", "KIT", 1))))
                .post(BASE + "sourcing")
                .then()
                .body("shippable", is(false))
                .body("lines[0].choices[0].reason", is("not_listed"));
        shop.reserve("web", List.of(shop.line("1", "X", 8))).then().statusCode(201);
    }

    @Test
    void anItemSaysWhetherItIsListedAndWhatIsLeftUnsold() {
        String item = BASE + "items/" + shop.name("X");
        put(item, Map.of("name", "X", "listed", false, "safetyStock", 2.25))
                .then()
                .statusCode(200);
        shop.get(item).then().body("listed", is(false)).body("safetyStock", is(2.25f));
        put(item, Map.of("name", "X")).then().body("listed", is(true)).body("safetyStock", nullValue());
    }

    @Test
    void aRuleIsSetReadListedAndRemoved() {
        String rule = BASE + "safety-rules/" + shop.name("rule");
        Map<String, ?> body = Map.of("position", 5, "nodeKind", "store", "skuPrefix", "FRI", "quantity", 2);
        String etag = put(rule, body)
                .then()
                .statusCode(201)
                .body("scope", is("node"))
                .extract()
                .header("ETag");
        shop.get(rule).then().header("ETag", etag).body("skuPrefix", is("FRI"));
        shop.get(BASE + "safety-rules?limit=200").then().body("items.id", hasItem(shop.name("rule")));
        Shop.as("platform").header("If-Match", "\"77\"").delete(rule).then().statusCode(412);
        Shop.as("platform").header("If-Match", etag).delete(rule).then().statusCode(204);
        shop.get(rule).then().statusCode(404).body("type", endsWith("unknown-safety-rule"));
        Shop.as("platform").delete(rule).then().statusCode(404);
    }

    @Test
    void aBackOrderLimitIsKeptInTheLedgerAndCanBePromised() {
        String limit = BASE + "items/" + shop.name("X") + "/backorders/" + shop.name("a");
        Map<String, ?> body = Map.of("kind", "preorder", "quantity", 3, "availableFrom", "2026-12-01T00:00:00Z");
        String etag = put(limit, body).then().statusCode(200).extract().header("ETag");
        put(limit, body).then().header("ETag", etag);
        shop.get(limit)
                .then()
                .body("kind", is("preorder"))
                .body("quantity", is(3))
                .body("availableFrom", is("2026-12-01T00:00:00Z"));
        shop.get(BASE + "items/" + shop.name("X") + "/backorders").then().body("items.node", contains(shop.name("a")));
        shop.channel("web", List.of("a"), 0);
        shop.reserve("web", List.of(shop.line("1", "X", 3))).then().statusCode(201);
        put(limit, Map.of("quantity", 1)).then().statusCode(200).body("kind", is("backorder"));
        shop.reserve("web", List.of(shop.line("1", "X", 1))).then().statusCode(409);
        shop.get(BASE + "stock/" + shop.name("X") + "/ledger")
                .then()
                .body("items.cause", contains("limit", "reserve", "limit"))
                .body("items.reason", contains("preorder up to 3", null, "backorder up to 1"));
        shop.get(BASE + "stock/" + shop.name("X") + "/proof").then().body("intact", is(true));
        Shop.as("platform")
                .header("If-Match", "\"9\"")
                .body(body)
                .put(limit)
                .then()
                .statusCode(412);
    }

    private static Response put(String path, Map<String, ?> body) {
        return Shop.as("platform").body(body).put(path);
    }

    private Map<String, ?> part(String sku, Number quantity) {
        String name = shop.name(sku.toUpperCase(java.util.Locale.ROOT));
        return Map.of("sku", sku.equals("y") ? name.toLowerCase(java.util.Locale.ROOT) : name, "quantity", quantity);
    }

    @SafeVarargs
    private static Map<String, ?> kit(Map<String, ?>... parts) {
        return Map.of("name", "kit", "components", List.of(parts));
    }
}
