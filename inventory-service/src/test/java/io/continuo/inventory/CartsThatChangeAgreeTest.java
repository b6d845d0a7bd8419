package io.continuo.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.continuo.inventory.Crowd.Answer;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many carts change at once while others buy from them: nobody waits for ever, and every unit is somebody's once. */
@InventoryTest
class CartsThatChangeAgreeTest {

    private static final String RESERVATIONS = "/api/inventory/reservations/";
    private static final List<String> NODES = List.of("a", "b", "c");
    private static final int CARTS = 12;
    private static final int CHANGES = 160;

    @Inject
    StockTables tables;

    private final Shop shop = new Shop();

    @Test
    void whateverIsChangedAtOnceTheBooksAgree() {
        NODES.forEach(shop::node);
        for (String sku : List.of("X", "Y")) {
            shop.item(sku);
            NODES.forEach(node -> shop.receive(sku, node, 10));
        }
        shop.channel("web", NODES, 0);
        List<String> carts = IntStream.range(0, CARTS)
                .mapToObj(i -> shop.reserve("web", List.of(shop.line("1", i % 2 == 0 ? "X" : "Y", 1)))
                        .<String>path("id"))
                .toList();
        try (Crowd crowd = new Crowd(16)) {
            List<Answer> answers = crowd.each(CHANGES, i -> change(crowd, carts.get(i % CARTS), i));
            assertThat(answers)
                    .allMatch(answer -> answer.status() == 200
                            || answer.status() == 201
                            || (answer.status() == 409
                                    && (answer.body().contains("insufficient-stock")
                                            || answer.body().contains("reservation-not-held"))));
            assertThat(answers).anyMatch(answer -> answer.status() == 200);
        }
        tables.checkInvariants(List.of(shop.name("X"), shop.name("Y")));
        for (String sku : List.of("X", "Y")) {
            shop.get("/api/inventory/stock/" + shop.name(sku) + "/proof").then().body("intact", is(true));
        }
    }

    /** Now and then a cart is bought, and from then on not changed any more. */
    private Answer change(Crowd crowd, String cart, int i) {
        Random random = new Random(i);
        if (i > CHANGES / 2 && random.nextInt(20) == 0) {
            return crowd.post(
                    RESERVATIONS + cart + "/confirm", "{\"orderId\":\"o-%d\",\"fulfilment\":\"ship\"}".formatted(i));
        }
        List<String> skus = i % 2 == 0 ? List.of("X", "Y") : List.of("Y", "X");
        String lines = skus.stream()
                .map(sku -> line(sku, 1 + random.nextInt(5)))
                .reduce((one, other) -> one + "," + other)
                .orElseThrow();
        return crowd.patch(RESERVATIONS + cart, "{\"lines\":[" + lines + "]}");
    }

    private String line(String sku, int units) {
        return "{\"line\":\"%s\",\"sku\":\"%s\",\"quantity\":%d}".formatted(sku, shop.name(sku), units);
    }
}
