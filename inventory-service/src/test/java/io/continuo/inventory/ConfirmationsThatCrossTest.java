package io.continuo.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each of two orders takes the last unit of its store and is backed by the store of the other. */
@InventoryTest
class ConfirmationsThatCrossTest {

    private static final int TIMES = 12;
    private static final Duration UNTIL_COUNTED = Duration.ofMillis(1200);

    @Inject
    StockTables tables;

    private final Shop shop = new Shop();

    @BeforeEach
    void twoStoresThatAreNotTrusted() {
        shop.item("X");
        for (String node : List.of("a", "b")) {
            shop.node(node);
            shop.receive("X", node, 1000);
        }
        shop.channel("web", List.of("a", "b"), 0);
        Shop.as("platform")
                .body(Map.of("lastUnit", Map.of("units", 10_000, "confidence", 1)))
                .put("/api/inventory/sourcing-policies/" + shop.name("web"))
                .then()
                .statusCode(201);
    }

    @Test
    void theyDoNotWaitForEachOtherCrosswise() {
        long before = deadLocks();
        try (Crowd crowd = new Crowd(4)) {
            List<String> held = crowd.each(TIMES, i -> crowd.post("/api/inventory/reservations", cart(i))).stream()
                    .map(answer -> answer.body().replaceAll("^\\{\"id\":\"([^\"]+)\".*$", "$1"))
                    .toList();
            assertThat(crowd.each(
                            TIMES,
                            i -> crowd.post(
                                    "/api/inventory/reservations/" + held.get(i) + "/confirm",
                                    "{\"orderId\":\"o" + i + "\",\"fulfilment\":\"ship\"}")))
                    .allMatch(answer -> answer.status() == 201);
        }
        // PostgreSQL counts dead-locks up to a second late.
        await().during(UNTIL_COUNTED).atMost(UNTIL_COUNTED.multipliedBy(4)).until(() -> deadLocks() == before);
        assertThat(tables.count(
                        "SELECT count(*) FROM promise_part WHERE sku = ? AND backs IS NOT NULL", shop.name("X")))
                .isEqualTo(TIMES);
        tables.checkInvariants(Set.of(shop.name("X")));
    }

    private String cart(int number) {
        return "{\"channel\":\"%s\",\"lines\":[{\"line\":\"1\",\"sku\":\"%s\",\"quantity\":1,\"node\":\"%s\"}]}"
                .formatted(shop.name("web"), shop.name("X"), shop.name(number % 2 == 0 ? "a" : "b"));
    }

    private long deadLocks() {
        return tables.count("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()");
    }
}
