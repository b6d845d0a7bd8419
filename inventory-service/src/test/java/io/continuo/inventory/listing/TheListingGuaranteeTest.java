package io.continuo.inventory.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.continuo.inventory.InventoryTest;
import io.continuo.inventory.MovableClock;
import io.continuo.inventory.Shop;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@InventoryTest
class TheListingGuaranteeTest {

    /** From the cause to the breach; the news takes well below a second, the sweep finds it after 10. */
    private static final Duration SECONDS = Duration.ofSeconds(30);

    @Inject
    MovableClock clock;

    private final Shop shop = new Shop();

    @BeforeEach
    void fourStores() {
        shop.item("X");
        for (int i = 1; i <= 4; i++) {
            shop.node("s" + i, Map.of("location", Map.of("lat", 40 + i, "lon", -3, "country", "ES")));
        }
        shop.node("dc", Map.of("kind", "dc", "location", Map.of("lat", 40.5, "lon", -3, "country", "ES")));
        shop.channel("web", List.of("dc", "s1", "s2", "s3", "s4"), 0);
        for (int i = 1; i <= 4; i++) {
            shop.receive("X", "s" + i, 3);
            shop.move("count", "X", "s" + i, 3).then().statusCode(201);
        }
        shop.receive("X", "dc", 10);
    }

    @Test
    void aGuaranteeThatIsKeptIsNoBreach() {
        guarantee(2, 0.75, List.of("alert")).then().statusCode(201).body("state", is("kept"));
        guarantee(2, 0.75, List.of("alert"))
                .then()
                .statusCode(200)
                .body("stores", is(4))
                .body("covered", is(4))
                .body("needed", is(3))
                .body("visible", is(true))
                .header("ETag", is("\"1\""));
        assertThat(breaches()).isEmpty();
    }

    @Test
    void whatTheChannelKeepsUnsoldIsNotSellableInItsStores() {
        shop.channel("web", List.of("dc", "s1", "s2", "s3", "s4"), 20);
        guarantee(2, 0.75, List.of("alert")).then().statusCode(201).body("state", is("kept"));
        shop.channel("web", List.of("dc", "s1", "s2", "s3", "s4"), 21);
        guarantee(2, 0.75, List.of("alert")).then().body("state", is("broken")).body("covered", is(0));
    }

    @Test
    void ofAKitTheChannelKeepsTheComponentsUnsold() {
        Map<String, ?> part = Map.of("sku", shop.name("X"), "quantity", 1);
        Shop.as("platform")
                .body(Map.of("name", "kit", "components", List.of(part)))
                .put("/api/inventory/items/" + shop.name("KIT"))
                .then()
                .statusCode(201);
        shop.channel("web", List.of("dc", "s1", "s2", "s3", "s4"), 20);
        guarantee("KIT", 2, 0.75, List.of("alert")).then().statusCode(201).body("state", is("kept"));
        shop.channel("web", List.of("dc", "s1", "s2", "s3", "s4"), 21);
        guarantee("KIT", 2, 0.75, List.of("alert"))
                .then()
                .body("state", is("broken"))
                .body("covered", is(0));
    }

    @Test
    void whatCanNeverBeKeptIsABreachAtOnce() {
        guarantee(5, 1, List.of("alert", "transfer"))
                .then()
                .statusCode(201)
                .body("state", is("broken"))
                .body("breach.shortStores", hasSize(4));
        assertThat(breaches()).hasSize(1);
    }

    @Test
    void aBreachAppearsWithItsRemedyAndGoesByItself() {
        guarantee(2, 0.75, List.of("alert", "badge", "delist", "transfer", "count"))
                .then()
                .statusCode(201);
        shop.move("sale", "X", "s1", 3).then().statusCode(201);
        shop.move("sale", "X", "s4", 2).then().statusCode(201);
        JsonPath breach = await().atMost(SECONDS).until(this::firstBreach, found -> found != null);
        assertThat(breach.getInt("items[0].covered")).isEqualTo(2);
        assertThat(breach.getInt("items[0].needed")).isEqualTo(3);
        assertThat(breach.getList("items[0].shortStores.node")).containsExactly(shop.name("s4"), shop.name("s1"));
        assertThat(breach.getString("items[0].remedy.badge")).isEqualTo("few_left");
        assertThat(breach.getString("items[0].remedy.transfers[0].from")).isEqualTo(shop.name("s3"));
        assertThat(breach.getString("items[0].remedy.transfers[0].to")).isEqualTo(shop.name("s4"));
        assertThat(breach.getInt("items[0].remedy.transfers[0].quantity")).isEqualTo(1);
        listing("?near=41,-3").body("visible", is(false)).body("badge", is("few_left"));
        listing("?near=42,-3").body("visible", is(true));

        shop.move("transfer_out", "X", "dc", 1).then().statusCode(201);
        shop.move("transfer_in", "X", "s4", 1).then().statusCode(201);
        await().atMost(SECONDS).until(() -> breaches().isEmpty());
        listing("").body("state", is("kept")).body("breach", nullValue()).body("badge", nullValue());
        Response past = shop.get("/api/inventory/listing-breaches?state=closed&sku=" + shop.name("X"));
        past.then().statusCode(200).body("items", hasSize(1)).body("items[0].state", is("closed"));
        assertThat(past.<Float>path("items[0].minutes")).isNotNegative();
    }

    @Test
    void reservedUnitsAreNotSellable() {
        guarantee(3, 1, List.of("alert")).then().body("state", is("kept"));
        shop.reserve(Map.of(
                        "channel",
                        shop.name("web"),
                        "lines",
                        List.of(Map.of("line", "1", "sku", shop.name("X"), "quantity", 1, "node", shop.name("s2"))),
                        "ttl",
                        "PT1H"))
                .then()
                .statusCode(201);
        await().atMost(SECONDS).until(() -> breaches().size() == 1);
        clock.forward(Duration.ofHours(2));
        await().atMost(SECONDS).until(() -> breaches().isEmpty());
    }

    @Test
    void aStoreThatClosesCountsNoMoreAndWhatIsNotListedPromisesNothing() {
        guarantee(4, 1, List.of("alert")).then().body("state", is("broken"));
        put(Map.of("listed", false, "guarantee", Map.of("minSellable", 4, "shareOfStores", 1)))
                .then()
                .statusCode(200)
                .body("state", is("unlisted"))
                .body("visible", is(false));
        assertThat(breaches()).isEmpty();
        listed(false);
        guarantee(3, 1, List.of("alert"))
                .then()
                .body("listed", is(true))
                .body("state", is("unlisted"))
                .body("visible", is(false));
        listed(true);
        guarantee(3, 1, List.of("alert")).then().body("state", is("kept"));
        shop.move("sale", "X", "s3", 1).then().statusCode(201);
        await().atMost(SECONDS).until(() -> breaches().size() == 1);
        shop.node("s3", Map.of("enabled", false));
        await().atMost(SECONDS).until(() -> breaches().isEmpty());
    }

    @Test
    void aKitIsThereAsFarAsItsScarcestComponentIs() {
        shop.item("Y");
        shop.receive("Y", "s1", 1);
        shop.receive("Y", "s2", 5);
        Shop.as("platform")
                .body(Map.of(
                        "name",
                        "two X and a Y",
                        "components",
                        List.of(
                                Map.of("sku", shop.name("X"), "quantity", 2),
                                Map.of("sku", shop.name("Y"), "quantity", 1))))
                .put("/api/inventory/items/" + shop.name("K"))
                .then()
                .statusCode(201);
        Shop.as("platform")
                .body(Map.of("listed", true, "guarantee", Map.of("minSellable", 1, "shareOfStores", 0.5)))
                .put("/api/inventory/listings/" + shop.name("web") + "/" + shop.name("K"))
                .then()
                .statusCode(201)
                .body("state", is("kept"))
                .body("covered", is(2));
        shop.move("sale", "Y", "s1", 1).then().statusCode(201);
        await().atMost(SECONDS).until(() -> breaches().size() == 1);
    }

    @Test
    void whatANodeKeepsAsSafetyStockIsNotForSale() {
        guarantee(2, 1, List.of("alert")).then().body("state", is("kept"));
        shop.node("s2", Map.of("safetyStock", 2));
        guarantee(2, 1, List.of("alert"))
                .then()
                .body("state", is("broken"))
                .body("breach.shortStores.node", contains(shop.name("s2")))
                .body("breach.shortStores[0].missing", is(1));
    }

    @Test
    void anOldViewDoesNotOverwrite() {
        String etag = guarantee(2, 0.5, List.of("alert")).header("ETag");
        guarantee(1, 0.5, List.of("alert")).then().statusCode(200);
        Shop.as("platform")
                .header("If-Match", etag)
                .body(Map.of("listed", false))
                .put(path())
                .then()
                .statusCode(412)
                .body("type", endsWith("precondition-failed"));
    }

    @Test
    void whatIsListedIsReadInPagesByChannel() {
        shop.item("Y");
        guarantee(2, 0.5, List.of("alert")).then().statusCode(201);
        Shop.as("platform")
                .body(Map.of("listed", true))
                .put("/api/inventory/listings/" + shop.name("web") + "/" + shop.name("Y"))
                .then()
                .statusCode(201)
                .body("state", is("unguarded"));
        String next = shop.get("/api/inventory/listings?limit=1&channel=" + shop.name("web"))
                .then()
                .body("items.sku", contains(shop.name("X")))
                .extract()
                .path("next");
        shop.get("/api/inventory/listings?limit=1&channel=" + shop.name("web") + "&cursor=" + next)
                .then()
                .body("items.sku", contains(shop.name("Y")))
                .body("next", nullValue());
    }

    @Test
    void howMuchIsBrokenIsMeasured() {
        guarantee(9, 1, List.of("alert")).then().body("state", is("broken"));
        await().atMost(SECONDS)
                .untilAsserted(() -> RestAssured.get("/q/metrics")
                        .then()
                        .body(containsString("continuo_inventory_listing_breach_minutes"))
                        .body(containsString("continuo_inventory_listing_breaches")));
    }

    private @Nullable JsonPath firstBreach() {
        JsonPath body = open().jsonPath();
        return body.getList("items").size() == 1 && body.getInt("items[0].covered") == 2 ? body : null;
    }

    private List<Object> breaches() {
        return open().jsonPath().getList("items");
    }

    private Response open() {
        Response answer = shop.get("/api/inventory/listing-breaches?channel=" + shop.name("web"));
        answer.then().statusCode(200);
        return answer;
    }

    private io.restassured.response.ValidatableResponse listing(String query) {
        return shop.get(path() + query).then().statusCode(200);
    }

    private Response guarantee(Number least, Number share, List<String> actions) {
        return guarantee("X", least, share, actions);
    }

    private Response guarantee(String sku, Number least, Number share, List<String> actions) {
        Map<String, ?> guarantee = Map.of("minSellable", least, "shareOfStores", share);
        return Shop.as("platform")
                .body(Map.of("listed", true, "guarantee", guarantee, "actions", actions))
                .put("/api/inventory/listings/" + shop.name("web") + "/" + shop.name(sku));
    }

    private Response put(Map<String, ?> body) {
        return Shop.as("platform").body(new HashMap<>(body)).put(path());
    }

    private void listed(boolean forSale) {
        Shop.as("platform")
                .body(Map.of("name", "X", "listed", forSale))
                .put("/api/inventory/items/" + shop.name("X"))
                .then()
                .statusCode(200);
    }

    private String path() {
        return "/api/inventory/listings/" + shop.name("web") + "/" + shop.name("X");
    }
}
