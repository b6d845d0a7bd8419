package io.continuo.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.continuo.localstack.Service;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A promise to customers breaks, is known at once, survives a kill, and is mended by what the suite proposes. */
@ResourceLock(Suite.NAME)
class ListedIsInTheStoresIT {

    /** From the kill until the service answers again, with the machine busy starting it. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Duration SECONDS = Duration.ofSeconds(20);

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final StoryCalls calls = new StoryCalls(Suite.get(), run);
    private final String sku = "FRIDGE-" + run;
    private final String listing = "/api/inventory/listings/web-" + run + "/" + sku;

    @Test
    void whatIsListedOnlineIsInTheStores() {
        threeStoresWithTwoEach();
        calls.put(
                listing,
                Map.of(
                        "listed", true,
                        "guarantee", Map.of("minSellable", 1, "shareOfStores", 1),
                        "actions", List.of("alert", "badge", "transfer")));
        assertThat(calls.get(listing).getString("state")).isEqualTo("kept");

        move("sale", "a", 2, "sold");
        await().atMost(SECONDS).until(() -> breaches().getList("items").size() == 1);
        JsonPath transfer = breaches();
        assertThat(transfer.getString("items[0].remedy.transfers[0].to")).isEqualTo(node("a"));
        assertThat(transfer.getString("items[0].remedy.badge")).isEqualTo("few_left");

        Suite.get().killAndRestart(Service.INVENTORY);
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> calls.get(listing).getString("state").equals("broken"));

        String from = transfer.getString("items[0].remedy.transfers[0].from");
        step("transfer_out", from, 1, "sent");
        step("transfer_in", node("a"), 1, "arrived");
        await().atMost(PATIENCE).until(() -> breaches().getList("items").isEmpty());
        assertThat(calls.get(listing).getString("state")).isEqualTo("kept");
        assertThat(calls.get("/api/inventory/listing-breaches?state=closed&sku=" + sku)
                        .getList("items"))
                .hasSize(1);
        nothingIsLeftToReconcile();
    }

    private void threeStoresWithTwoEach() {
        calls.put("/api/inventory/items/" + sku, Map.of("name", "Fridge"));
        for (String store : List.of("a", "b", "c")) {
            calls.put(
                    "/api/inventory/nodes/" + node(store),
                    Map.of("kind", "store", "enabled", true, "shipsOrders", true, "offersPickup", true, "priority", 1));
            move("receive", store, 2, "receive-" + store);
        }
        calls.put(
                "/api/inventory/channels/web-" + run,
                Map.of("nodes", List.of(node("a"), node("b"), node("c")), "safetyStock", 0));
    }

    private void nothingIsLeftToReconcile() {
        JsonPath report = calls.post(
                        "platform", "/api/inventory/reconciliation", "reconcile", Map.of("skus", List.of(sku)))
                .jsonPath();
        assertThat(report.getInt("findings")).isZero();
        assertThat(report.getInt("rows")).isEqualTo(3);
    }

    private JsonPath breaches() {
        return calls.get("/api/inventory/listing-breaches?channel=web-" + run);
    }

    private void move(String type, String store, int quantity, String step) {
        step(type, node(store), quantity, step);
    }

    private void step(String type, String node, int quantity, String step) {
        calls.post(
                "store-pos",
                "/api/inventory/movements",
                step,
                Map.of("type", type, "sku", sku, "node", node, "quantity", quantity));
    }

    private String node(String store) {
        return store + "-" + run;
    }
}
