package io.continuo.inventory.sourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.is;

import io.continuo.inventory.InventoryTest;
import io.continuo.inventory.Shop;
import io.micrometer.core.instrument.MeterRegistry;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody who only looks waits for a plan that takes long. */
@InventoryTest
class LargePlansAreMadeElsewhereTest {

    private static final int NODES = 41;
    private static final String BASE = "/api/inventory/";

    @Inject
    MeterRegistry metrics;

    private final Shop shop = new Shop();

    @BeforeEach
    void aChannelOfManyNodesThatSearchesAmongThem() {
        List<String> nodes =
                IntStream.range(0, NODES).mapToObj(number -> "n" + number).toList();
        nodes.forEach(shop::node);
        shop.item("X");
        shop.channel("web", nodes, 0);
        Shop.as("platform")
                .body(Map.of("strategy", "fewest_packages"))
                .put(BASE + "sourcing-policies/" + shop.name("web"))
                .then()
                .statusCode(anyOf(is(200), is(201)));
        shop.receive("X", "n1", 5);
        shop.receive("X", "n2", 5);
    }

    @Test
    void ofReservations() {
        double before = made();
        shop.reserve("web", List.of(shop.line("1", "X", 6))).then().statusCode(201);
        assertThat(made()).isGreaterThan(before);
    }

    @Test
    void ofChanges() {
        Response held = shop.reserve("web", List.of(shop.line("1", "X", 1)));
        double before = made();
        Shop.as("ecommerce")
                .body(Map.of("lines", List.of(shop.line("1", "X", 7))))
                .patch(BASE + "reservations/" + held.path("id"))
                .then()
                .statusCode(200);
        assertThat(made()).isGreaterThan(before);
    }

    private double made() {
        return metrics.counter("continuo.inventory.workers.done").count();
    }
}
