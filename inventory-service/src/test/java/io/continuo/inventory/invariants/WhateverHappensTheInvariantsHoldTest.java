package io.continuo.inventory.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.continuo.inventory.InventoryTest;
import io.continuo.inventory.MovableClock;
import io.continuo.inventory.Shop;
import io.continuo.inventory.StockTables;
import io.continuo.inventory.reservation.Sweeps;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers are those of the invariants in the case collection. */
@InventoryTest
class WhateverHappensTheInvariantsHoldTest {

    private static final int STEPS = 120;
    private static final int CHECK_EVERY = 30;

    @Inject
    MovableClock clock;

    @Inject
    Sweeps sweeps;

    @Inject
    StockTables tables;

    private final Shop shop = new Shop();

    @ParameterizedTest
    @ValueSource(longs = {20261122, 7, 4711})
    void afterRandomOperations(long seed) {
        Player.SKUS.forEach(shop::item);
        Player.NODES.forEach(shop::node);
        shop.channel("web", Player.NODES, 0);
        Player player = new Player(shop, clock, sweeps, seed);
        for (int step = 1; step <= STEPS; step++) {
            player.step();
            if (step % CHECK_EVERY == 0) {
                check(player.model);
            }
        }
    }

    private void check(Model model) {
        // By now the sweep would have come by; a reconciliation asks why not.
        sweeps.sweep();
        Set<String> skus = Player.SKUS.stream().map(shop::name).collect(Collectors.toSet());
        for (String sku : Player.SKUS) {
            // 4 and 5: repeated requests had one effect, and refused ones none, or the counters would differ.
            counters(model, sku);
            // 2: every counter is the sum of a ledger nobody changed.
            shop.get("/api/inventory/stock/" + shop.name(sku) + "/proof").then().body("intact", is(true));
            // 3: a transfer is zero-sum.
            assertThat(model.isBalanced(sku)).isTrue();
            // 8: nobody is shown more than there is, a moment later at most.
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(shownAtp(sku)).isEqualByComparingTo(Model.decimal(model.atp(sku))));
        }
        // 1 and 6: what is promised is there, or the gap a fact left is recorded; holds and promises add up.
        tables.checkInvariants(skus);
        Shop.as("platform")
                .body(Map.of("skus", List.copyOf(skus)))
                .post("/api/inventory/reconciliation")
                .then()
                .statusCode(200)
                .body("findings", is(0));
    }

    private void counters(Model model, String sku) {
        JsonPath state = json("/api/inventory/stock/" + shop.name(sku));
        for (Map<String, ?> node : state.<Map<String, ?>>getList("nodes")) {
            String name = String.valueOf(node.get("node")).substring(0, 1);
            Model.Cell cell = model.at(sku, name);
            assertThat(amount(node, "onHand")).as("on hand").isEqualTo(cell.onHand);
            assertThat(amount(node, "allocated")).as("allocated").isEqualTo(cell.allocated);
            assertThat(amount(node, "blocked")).as("blocked").isEqualTo(cell.blocked);
            assertThat(amount(node, "incoming")).as("incoming").isEqualTo(cell.incoming);
            // What expired may still be in the reserved counter; it is not in what can be promised.
            assertThat(amount(node, "reserved")).as("reserved").isGreaterThanOrEqualTo(cell.reserved);
            assertThat(amount(node, "atp")).as("ATP").isEqualTo(cell.atp());
        }
    }

    private BigDecimal shownAtp(String sku) {
        return new BigDecimal(json("/api/inventory/availability?sku=" + shop.name(sku) + "&channel=" + shop.name("web"))
                .getString("items[0].atp"));
    }

    private JsonPath json(String path) {
        return shop.get(path).jsonPath(new JsonPathConfig(JsonPathConfig.NumberReturnType.BIG_DECIMAL));
    }

    private static long amount(Map<String, ?> node, String counter) {
        return Model.thousandths(new BigDecimal(String.valueOf(node.get(counter))));
    }
}
