package io.continuo.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import io.continuo.inventory.reservation.Sweeps;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is answered from memory. */
@InventoryTest
class AvailabilityTest {

    private static final String BASE = "/api/inventory/";
    private static final Duration STALE_AT_MOST = Duration.ofSeconds(20);

    @Inject
    MovableClock clock;

    @Inject
    StockTables tables;

    @Inject
    Sweeps sweeps;

    private final Shop shop = new Shop();

    @BeforeEach
    void corner() {
        shop.node("a");
        shop.node("b");
        shop.item("X");
        shop.item("Y");
        shop.channel("web", List.of("a", "b"), 0);
        shop.receive("X", "a", 5.5);
        shop.receive("X", "b", 3);
    }

    @Test
    void whatThisInstanceCommitsIsInTheNextAnswer() {
        for (int i = 1; i <= 20; i++) {
            shop.receive("X", "a", 1);
            available("X").body("items[0].atp", is(8.5f + i));
        }
    }

    @Test
    void whatAnyoneElseCommitsIsSoonInTheAnswer() {
        tables.update(
                "UPDATE stock SET on_hand = 50, version = 2 WHERE sku = ? AND node = ?",
                shop.name("X"),
                shop.name("a"));
        tables.update("""
                        INSERT INTO ledger (sku, node, seq, cause, on_hand, reserved, allocated, blocked, incoming, actor, at,
                            prev_hash, hash)
                        VALUES (?, ?, 2, 'adjust', 44.5, 0, 0, 0, 0, 'another instance', now(), '', '')
                        """, shop.name("X"), shop.name("a"));
        await().atMost(STALE_AT_MOST).untilAsserted(() -> available("X").body("items[0].atp", is(53)));
    }

    @Test
    void whatWasChangedPastTheLedgerIsFoundByComparing() {
        tables.update("UPDATE stock SET blocked = 1 WHERE sku = ? AND node = ?", shop.name("X"), shop.name("a"));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> available("X").body("items[0].atp", is(7.5f)));
    }

    @Test
    void anAnswerThatHasNotChangedIsNotSentAgain() {
        String path = BASE + "availability?channel=" + shop.name("web") + "&sku=" + shop.name("X");
        String etag = shop.get(path).then().statusCode(200).extract().header("ETag");
        Shop.as("ecommerce").header("If-None-Match", etag).get(path).then().statusCode(304);
        Shop.as("ecommerce")
                .header("If-None-Match", "\"other\", " + etag)
                .get(path)
                .then()
                .statusCode(304);
        shop.receive("X", "b", 1);
        Shop.as("ecommerce")
                .header("If-None-Match", etag)
                .get(path)
                .then()
                .statusCode(200)
                .header("ETag", not(etag))
                .body("items[0].atp", is(9.5f))
                .body("ageMillis", greaterThanOrEqualTo(0));
    }

    @Test
    void everyAnswerSaysItsVersionAndHowOldItMayBe() {
        int version =
                available("X").body("items[0].asOf", endsWith("Z")).extract().path("items[0].version");
        shop.receive("X", "a", 1);
        available("X").body("items[0].version", is(version + 1));
        await().atMost(STALE_AT_MOST).untilAsserted(() -> available("X").body("ageMillis", lessThan(2000)));
    }

    @Test
    void aHoldThatExpiresIsSoldAgainWithoutASweep() {
        Map<String, ?> hold =
                Map.of("channel", shop.name("web"), "ttl", "PT1M", "lines", List.of(shop.line("1", "X", 8)));
        shop.reserve(hold).then().statusCode(201);
        available("X").body("items[0].atp", is(0.5f));
        clock.forward(Duration.ofMinutes(2));
        await().atMost(STALE_AT_MOST).untilAsserted(() -> available("X").body("items[0].atp", is(8.5f)));
    }

    @Test
    void asManyHoldsAsEndTogetherStopCountingWhenTheyEnd() {
        shop.receive("X", "a", 5_000);
        Instant now = clock.instant();
        hold(2_500, now.minusSeconds(1));
        hold(2_500, now.plusSeconds(100));
        await().atMost(STALE_AT_MOST).untilAsserted(() -> available("X").body("items[0].atp", is(2_508.5f)));
        clock.forward(Duration.ofSeconds(102));
        await().atMost(STALE_AT_MOST).untilAsserted(() -> available("X").body("items[0].atp", is(5_008.5f)));
        sweeps.sweep();
        available("X").body("items[0].atp", is(5_008.5f));
    }

    /** As so many carts would, each of one unit, that end within half a second. */
    private void hold(int carts, Instant end) {
        String id = shop.reserve("web", List.of(shop.line("1", "X", carts)))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        OffsetDateTime first = end.atOffset(ZoneOffset.UTC).minus(Duration.ofMillis(500));
        tables.update("""
                INSERT INTO reservation (id, channel, state, expires_at, created_at)
                SELECT r.id || n, r.channel, 'held', ?::timestamptz + n * interval '200 microseconds', r.created_at
                FROM reservation r, generate_series(1, ?) n WHERE r.id = ?
                """, first, carts, id);
        tables.update("""
                INSERT INTO reservation_part (reservation, line, sku, node, quantity, held_until)
                SELECT r.id, p.line, p.sku, p.node, 1, r.expires_at
                FROM reservation_part p JOIN reservation r ON r.id IN (SELECT p.reservation || n FROM generate_series(1, ?) n)
                WHERE p.reservation = ?
                """, carts, id);
        tables.update("DELETE FROM reservation_part WHERE reservation = ?", id);
        tables.update("DELETE FROM reservation WHERE id = ?", id);
    }

    @Test
    void safetyStockOfNodesAndOfTheChannelHoldForAnswersAndForReservations() {
        put("nodes/" + shop.name("a"), Map.of("kind", "store", "safetyStock", 1.5));
        put("safety-rules/" + shop.name("r"), Map.of("position", 1, "sku", shop.name("X"), "quantity", 2));
        available("X").body("items[0].nodes.atp", contains(4, 3)).body("items[0].atp", is(5));
        shop.reserve("web", List.of(shop.line("1", "X", 5.001)))
                .then()
                .statusCode(409)
                .body("lines[0].available", is(5));
        shop.reserve("web", List.of(shop.line("1", "X", 5))).then().statusCode(201);
        available("X").body("items[0].atp", is(0));
        Shop.as("platform")
                .delete(BASE + "safety-rules/" + shop.name("r"))
                .then()
                .statusCode(204);
        available("X").body("items[0].atp", is(2));
    }

    @Test
    void aKitIsAvailableAsOftenAsItsComponentsAre() {
        shop.receive("Y", "b", 10);
        put("items/" + shop.name("KIT"), Map.of("name", "kit", "components", List.of(part("X", 2), part("Y", 1))));
        available("KIT")
                .body("items[0].kit", is(true))
                .body("items[0].atp", is(4))
                .body("items[0].nodes.node", contains(shop.name("b")))
                .body("items[0].nodes[0].atp", is(1));
        shop.receive("X", "b", 3);
        available("KIT").body("items[0].atp", is(5)).body("items[0].nodes[0].atp", is(3));
    }

    @Test
    void aKitIsHeldPromisedAndFulfilledAsItsComponents() {
        shop.receive("Y", "b", 2);
        put("items/" + shop.name("KIT"), Map.of("name", "kit", "components", List.of(part("X", 2), part("Y", 1))));
        shop.reserve("web", List.of(shop.line("1", "KIT", 3)))
                .then()
                .statusCode(409)
                .body("lines", hasSize(1))
                .body("lines[0].line", is("1"))
                .body("lines[0].sku", is(shop.name("KIT")))
                .body("lines[0].available", is(2));
        String reservation = shop.reserve("web", List.of(shop.line("1", "KIT", 2)))
                .then()
                .statusCode(201)
                .body("lines.line", contains("1"))
                .body("lines[0].sku", is(shop.name("KIT")))
                .body("lines[0].quantity", is(2))
                .body("lines[0].parts.sku", hasItem(shop.name("Y")))
                .extract()
                .path("id");
        available("X").body("items[0].atp", is(4.5f));
        available("Y").body("items[0].atp", is(0));
        String promise = Shop.keyed("ecommerce")
                .body(Map.of("orderId", "o", "fulfilment", "ship"))
                .post(BASE + "reservations/" + reservation + "/confirm")
                .then()
                .statusCode(201)
                .body("lines.sku", contains(shop.name("KIT")))
                .extract()
                .path("id");
        step(promise, "fulfil", 1).then().statusCode(200).body("state", is("open"));
        step(promise, "fulfil", 2).then().statusCode(409).body("left", is(1));
        step(promise, "cancel", 1).then().statusCode(200).body("state", is("fulfilled"));
        available("X").body("items[0].atp", is(6.5f));
        available("Y").body("items[0].atp", is(1));
        shop.reserve("web", List.of(shop.line("1", "KIT", 0.5)))
                .then()
                .statusCode(409)
                .body("type", endsWith("no-kit"));
    }

    @Test
    void whatIsNotListedIsNotForSale() {
        put("items/" + shop.name("X"), Map.of("name", "X", "listed", false));
        available("X").body("items[0].listed", is(false)).body("items[0].atp", is(0));
        shop.reserve("web", List.of(shop.line("1", "X", 1))).then().statusCode(409);
        put("items/" + shop.name("X"), Map.of("name", "X"));
        available("X").body("items[0].atp", is(8.5f));
    }

    @Test
    void whatIsPromisedFromTheFutureIsTold() {
        shop.backorder("X", "a", 4);
        available("X")
                .body("items[0].atp", is(12.5f))
                .body("items[0].backorder", is(4))
                .body("items[0].nodes[0].backorder", is(4));
        shop.reserve("web", List.of(shop.line("1", "X", 7))).then().statusCode(201);
        available("X").body("items[0].atp", is(5.5f));
    }

    @Test
    void aPickThatIsNotFoundIsTrustedLessUntilSomebodyCounts() {
        shop.move("count", "X", "a", 5).then().statusCode(201);
        available("X").body("items[0].nodes[0].confidence", is(1.0f));
        Map<String, ?> line = Map.of("line", "1", "sku", shop.name("X"), "quantity", 1, "node", shop.name("a"));
        String reservation = shop.reserve("web", List.of(line)).path("id");
        String promise = Shop.keyed("ecommerce")
                .body(Map.of("orderId", "o", "fulfilment", "ship"))
                .post(BASE + "reservations/" + reservation + "/confirm")
                .path("id");
        Shop.keyed("store-pos")
                .post(BASE + "promises/" + promise + "/reject")
                .then()
                .statusCode(200);
        await().atMost(STALE_AT_MOST)
                .untilAsserted(() -> available("X").body("items[0].nodes[0].confidence", is(0.5f)));
        clock.forward(Duration.ofSeconds(2));
        shop.move("count", "X", "a", 5).then().statusCode(201);
        await().atMost(STALE_AT_MOST)
                .untilAsserted(() -> available("X").body("items[0].nodes[0].confidence", is(1.0f)));
    }

    @Test
    void asManyNodesAreNamedAsAskedForThoseWithoutStockLast() {
        shop.node("c");
        shop.channel("web", List.of("c", "a", "b"), 0);
        shop.move("count", "X", "c", 0).then().statusCode(201);
        shop.get(path("X") + "&mostNodes=2")
                .then()
                .body("items[0].nodes.node", contains(shop.name("a"), shop.name("b")))
                .body("items[0].nodesLeftOut", is(1))
                .body("items[0].atp", is(8.5f));
        shop.get(path("X") + "&mostNodes=0")
                .then()
                .body("items[0].nodes", hasSize(0))
                .body("items[0].atp", is(8.5f));
        shop.get(path("X") + "&node=" + shop.name("b"))
                .then()
                .body("items[0].nodes.node", contains(shop.name("b")))
                .body("items[0].atp", is(3));
    }

    @Test
    void aHundredArticlesAreAskedAboutAtOnceAndNoMore() {
        String others = IntStream.range(0, 98).mapToObj(i -> ",U" + i).collect(Collectors.joining());
        String ninetyNine = path("X") + others;
        shop.get(ninetyNine + "&sku=" + shop.name("Y"))
                .then()
                .statusCode(200)
                .body("items.sku", contains(shop.name("X"), shop.name("Y")))
                .body("unknown", hasSize(98));
        shop.get(ninetyNine + ",U98,U99").then().statusCode(400).body("errors[0].pointer", is("/sku"));
    }

    @Test
    void aNodeTheChannelDoesNotSellFromIsUnknownThere() {
        shop.node("elsewhere");
        shop.get(path("X") + "&node=" + shop.name("elsewhere"))
                .then()
                .statusCode(404)
                .body("type", endsWith("unknown-node"));
    }

    private Response step(String promise, String step, int kits) {
        return Shop.keyed("store-pos")
                .body(Map.of("lines", List.of(Map.of("line", "1", "quantity", kits))))
                .post(BASE + "promises/" + promise + "/" + step);
    }

    private ValidatableResponse available(String sku) {
        return shop.get(path(sku)).then().statusCode(200);
    }

    private String path(String sku) {
        return BASE + "availability?channel=" + shop.name("web") + "&sku=" + shop.name(sku);
    }

    private Map<String, ?> part(String sku, Number quantity) {
        return Map.of("sku", shop.name(sku), "quantity", quantity);
    }

    private static void put(String path, Map<String, ?> body) {
        Response answer = Shop.as("platform").body(body).put(BASE + path);
        assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 201);
    }
}
