package io.continuo.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@InventoryTest
class CatalogueTest {

    private static final String NODES = "/api/inventory/nodes/";

    private final Shop shop = new Shop();

    @Test
    void aNodeIsCreatedReadAndChanged() {
        String path = NODES + shop.name("madrid");
        Map<String, ?> body = Map.of(
                "kind",
                "department_store",
                "location",
                Map.of("lat", 40.42, "lon", -3.7, "country", "ES"),
                "enabled",
                true,
                "shipsOrders",
                false,
                "offersPickup",
                true,
                "dailyOrderCapacity",
                80,
                "priority",
                3);
        String created = Shop.as("platform")
                .body(body)
                .put(path)
                .then()
                .statusCode(201)
                .extract()
                .header("ETag");
        shop.get(path)
                .then()
                .statusCode(200)
                .header("ETag", created)
                .body("kind", is("department_store"))
                .body("location.country", is("ES"))
                .body("shipsOrders", is(false))
                .body("dailyOrderCapacity", is(80));
        Shop.as("platform")
                .body(Map.of("kind", "dc"))
                .put(path)
                .then()
                .statusCode(200)
                .body("offersPickup", is(false));
    }

    @Test
    void whoSawAnOlderVersionDoesNotOverwrite() {
        String path = NODES + shop.node("a");
        String etag = shop.get(path).header("ETag");
        Shop.as("platform")
                .header("If-Match", etag)
                .body(Map.of("kind", "dc"))
                .put(path)
                .then()
                .statusCode(200);
        Shop.as("platform")
                .header("If-Match", etag)
                .body(Map.of("kind", "store"))
                .put(path)
                .then()
                .statusCode(412)
                .body("type", endsWith("precondition-failed"));
        Shop.as("platform")
                .header("If-Match", etag)
                .body(Map.of("kind", "store"))
                .put(NODES + shop.name("new"))
                .then()
                .statusCode(412);
    }

    @Test
    void theSameContentKeepsItsVersion() {
        shop.node("a");
        shop.node("b");
        String path = "/api/inventory/channels/" + shop.channel("web", List.of("b", "a"), 2.5);
        String etag = shop.get(path).header("ETag");
        shop.channel("web", List.of("b", "a"), 2.50);
        shop.get(path)
                .then()
                .header("ETag", etag)
                .body("nodes", contains(shop.name("b"), shop.name("a")))
                .body("safetyStock", is(2.5f));
    }

    @Test
    void anItemKeepsTheSpellingItWasCreatedWith() {
        String sku = shop.item("Fridge");
        String other = sku.toUpperCase(java.util.Locale.ROOT);
        Shop.as("platform")
                .body(Map.of("name", "Fridge", "unit", "kg"))
                .put("/api/inventory/items/" + other)
                .then()
                .statusCode(200)
                .body("sku", is(sku))
                .body("unit", is("kg"));
        shop.get("/api/inventory/items/" + other).then().statusCode(200).body("sku", is(sku));
    }

    @Test
    void aChannelSellsOnlyFromNodesThatExist() {
        shop.node("a");
        Shop.as("platform")
                .body(Map.of("nodes", List.of(shop.name("a"), "nobody-" + shop.name(""))))
                .put("/api/inventory/channels/" + shop.name("web"))
                .then()
                .statusCode(404)
                .body("type", endsWith("unknown-node"))
                .body("errors.pointer", contains("/nodes/1"));
    }

    @Test
    void listsComeInPages() {
        shop.node("a");
        shop.node("b");
        shop.item("x");
        shop.channel("web", List.of("a"), 0);
        shop.get("/api/inventory/nodes?limit=1")
                .then()
                .body("items", hasSize(1))
                .body("next", notNullValue());
        assertThat(all("items", "sku")).contains(shop.name("x"));
        assertThat(all("channels", "id")).contains(shop.name("web"));
    }

    private List<String> all(String list, String field) {
        List<String> found = new ArrayList<>();
        Optional<String> place = Optional.of("");
        while (place.isPresent()) {
            Response page = shop.get("/api/inventory/" + list + "?limit=200" + place.get());
            assertThat(page.statusCode()).isEqualTo(200);
            found.addAll(page.jsonPath().getList("items." + field, String.class));
            place = Optional.ofNullable(page.jsonPath().getString("next")).map(next -> "&cursor=" + next);
        }
        return found;
    }
}
