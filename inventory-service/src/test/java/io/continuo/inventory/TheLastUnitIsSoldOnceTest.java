package io.continuo.inventory;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.continuo.inventory.Crowd.Answer;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@InventoryTest
class TheLastUnitIsSoldOnceTest {

    private static final String RESERVATIONS = "/api/inventory/reservations";

    @Inject
    MovableClock clock;

    @Inject
    StockTables tables;

    private final Shop shop = new Shop();

    @Test
    void sixtyFourClientsGetExactlyTheFiftyUnitsOfThreeNodes() {
        stock("HOT", Map.of("a", 25, "b", 15, "c", 10), 0);
        assertThat(statuses(64, 800, reservation("HOT"))).isEqualTo(Map.of(201, 50L, 409, 750L));
        checkProof("HOT");
    }

    @Test
    void theSafetyStockOfTheChannelIsLeftHoweverManyAsk() {
        stock("SAFE", Map.of("a", 10, "b", 6, "c", 4), 5);
        assertThat(statuses(32, 200, reservation("SAFE"))).isEqualTo(Map.of(201, 15L, 409, 185L));
        checkProof("SAFE");
    }

    @Test
    void expiredHoldsAreSoldAgainOnceWithoutASweep() {
        stock("AGAIN", Map.of("a", 10, "b", 10), 0);
        String minute = reservation("AGAIN").replace("}]", "}],\"ttl\":\"PT1M\"");
        assertThat(statuses(8, 20, minute)).isEqualTo(Map.of(201, 20L));
        clock.forward(java.time.Duration.ofMinutes(2));
        assertThat(statuses(16, 60, reservation("AGAIN"))).isEqualTo(Map.of(201, 20L, 409, 40L));
        checkProof("AGAIN");
    }

    @Test
    void cartsThatNameTheSameArticlesInOppositeOrderNeverBlockEachOther() {
        stock("A", Map.of("a", 100, "b", 100), 0);
        stock("B", Map.of("a", 100, "b", 100), 0);
        String forth = cart("A", "B");
        String back = cart("B", "A");
        try (Crowd crowd = new Crowd(32)) {
            List<Answer> answers = crowd.each(400, i -> crowd.post(RESERVATIONS, i % 2 == 0 ? forth : back));
            assertThat(count(answers)).isEqualTo(Map.of(201, 200L, 409, 200L));
        }
        checkProof("A");
        checkProof("B");
    }

    @Test
    void aCartThatIsSentTwiceAtOnceHoldsOnce() {
        stock("CART", Map.of("a", 100), 0);
        String cart = reservation("CART").replace("{\"channel\"", "{\"cart\":\"one\",\"channel\"");
        assertThat(statuses(16, 32, cart)).isEqualTo(Map.of(201, 32L));
        assertThat(tables.count("SELECT reserved FROM stock WHERE sku = ?", shop.name("CART")))
                .isEqualTo(1);
        checkProof("CART");
    }

    @Test
    void noStatementWhateverItIsCanOversell() {
        stock("LAW", Map.of("a", 1), 0);
        assertThat(refusal("UPDATE stock SET reserved = 2, version = version + 1 WHERE sku = ?", shop.name("LAW")))
                .contains("never_oversold");
        assertThat(refusal("UPDATE stock SET on_hand = -1 WHERE sku = ?", shop.name("LAW")))
                .contains("never_over");
    }

    private void stock(String sku, Map<String, Integer> nodes, int safetyStock) {
        shop.item(sku);
        List<String> order = nodes.keySet().stream().sorted().toList();
        order.forEach(shop::node);
        shop.channel("web", order, safetyStock);
        order.forEach(node -> shop.receive(sku, node, nodes.get(node)));
    }

    private String reservation(String sku) {
        return "{\"channel\":\"%s\",\"lines\":[{\"line\":\"1\",\"sku\":\"%s\",\"quantity\":1}]}"
                .formatted(shop.name("web"), shop.name(sku));
    }

    private String cart(String first, String second) {
        return "{\"channel\":\"%s\",\"lines\":[{\"line\":\"1\",\"sku\":\"%s\",\"quantity\":1},{\"line\":\"2\",\"sku\":\"%s\",\"quantity\":1}]}"
                .formatted(shop.name("web"), shop.name(first), shop.name(second));
    }

    private static Map<Integer, Long> statuses(int clients, int times, String body) {
        try (Crowd crowd = new Crowd(clients)) {
            return count(crowd.each(times, i -> crowd.post(RESERVATIONS, body)));
        }
    }

    private static Map<Integer, Long> count(List<Answer> answers) {
        return answers.stream().collect(groupingBy(Answer::status, counting()));
    }

    private void checkProof(String sku) {
        shop.get("/api/inventory/stock/" + shop.name(sku) + "/proof").then().body("intact", is(true));
        tables.checkInvariants(Set.of(shop.name(sku)));
    }

    private String refusal(String change, Object... values) {
        try {
            tables.update(change, values);
            return "done";
        } catch (IllegalStateException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
