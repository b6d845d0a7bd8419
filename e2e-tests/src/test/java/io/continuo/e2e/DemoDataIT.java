package io.continuo.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.continuo.localstack.demo.LoadReport;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The demo shop goes through the real gateway, and a second time changes nothing. */
@ResourceLock(Suite.NAME)
class DemoDataIT {

    private static final Duration SOON = Duration.ofSeconds(90);

    private final Suite suite = Suite.get();

    @Test
    void theDemoShopIsTakenWithoutARefusal() {
        LoadReport report = suite.openTheDemoShop();

        assertThat(report.rejected()).isZero();
        assertThat(report.sent()).isGreaterThan(3_000);
    }

    @Test
    void loadingItAgainChangesNothing() {
        suite.openTheDemoShop();
        String before = fridgeStock();
        LoadReport again = suite.loadTheDemoShop();

        assertThat(again.rejected()).isZero();
        assertThat(again.duplicates()).isPositive();
        assertThat(fridgeStock()).isEqualTo(before);
    }

    @Test
    void everybodyAtTheShowroomTabletStaysSomebody() {
        suite.openTheDemoShop();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(customerOf("loyalty_card:7000000035"))
                        .isNotBlank()
                        .isNotEqualTo(customerOf("loyalty_card:7000000043")));
    }

    @Test
    void theMapThatComesWithItLivesOnIt() {
        suite.openTheDemoShop();

        await().atMost(SOON).untilAsserted(() -> {
            JsonPath map = suite.as("platform")
                    .get("/api/journeys/maps/retail/insights")
                    .jsonPath();
            assertThat(map.getString("status")).isEqualTo("ok");
            assertThat(map.getList("missingPartitions")).isEmpty();
            assertThat(map.getInt("customers")).isGreaterThan(50);
            assertThat(map.getList("criticalPoints")).isNotEmpty();
            assertThat(map.getList("cells.findAll { it.satisfaction.csat?.value != null }"))
                    .isNotEmpty();
            assertThat(map.getList("cells.findAll { it.responseTime?.value != null }"))
                    .isNotEmpty();
        });
    }

    private String fridgeStock() {
        return suite.as("platform")
                .get("/api/inventory/availability?sku=FRIDGE-500&channel=web")
                .jsonPath()
                .getString("items[0].nodes.findAll { it.node != null }.collect { it.node + it.atp }");
    }

    private String customerOf(String identifier) {
        return suite.as("platform")
                .get("/api/customers?identifier=" + identifier)
                .jsonPath()
                .getString("items[0].customerId");
    }
}
