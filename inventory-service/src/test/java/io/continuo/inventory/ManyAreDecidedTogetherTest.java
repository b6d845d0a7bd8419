package io.continuo.inventory;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.continuo.inventory.Crowd.Answer;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@InventoryTest
class ManyAreDecidedTogetherTest {

    private static final String RESERVATIONS = "/api/inventory/reservations";

    @Inject
    StockTables tables;

    @Inject
    MeterRegistry metrics;

    private final Shop shop = new Shop();

    @BeforeEach
    void stock() {
        shop.item("HOT");
        List.of("a", "b").forEach(shop::node);
        shop.node("far");
        shop.channel("web", List.of("a", "b"), 0);
        shop.receive("HOT", "a", 60);
        shop.receive("HOT", "b", 60);
    }

    @Test
    void eachHasAVerdictOfItsOwn() {
        List<String> bodies = List.of(
                body("HOT", 1, "web", ""),
                body("HOT", 1000, "web", ""),
                body("NONE", 1, "web", ""),
                body("HOT", 1, "nowhere", ""),
                body("HOT", 1, "web", ",\"node\":\"" + shop.name("far") + "\""),
                body("HOT", 1, "web", ",\"node\":\"" + shop.name("b") + "\""));
        try (Crowd crowd = new Crowd(48)) {
            List<Answer> answers = crowd.each(240, i -> crowd.post(RESERVATIONS, bodies.get(i % 6)));
            assertThat(statuses(answers, 0)).isEqualTo(Map.of(201, 40L));
            assertThat(statuses(answers, 1)).isEqualTo(Map.of(409, 40L));
            assertThat(statuses(answers, 2)).isEqualTo(Map.of(404, 40L));
            assertThat(statuses(answers, 3)).isEqualTo(Map.of(404, 40L));
            assertThat(statuses(answers, 4)).isEqualTo(Map.of(409, 40L));
            assertThat(statuses(answers, 5)).isEqualTo(Map.of(201, 40L));
        }
        DistributionSummary rounds =
                metrics.get("continuo.inventory.reservation.round").summary();
        assertThat(rounds.max()).as("requests of one round").isGreaterThan(1);
        isProven();
    }

    @Test
    void aKeySentManyTimesAtOnceIsAnsweredOnceAndTheSame() {
        try (Crowd crowd = new Crowd(32)) {
            List<Answer> answers =
                    crowd.each(96, i -> crowd.post(RESERVATIONS, body("HOT", 1, "web", ""), "k" + i % 3));
            assertThat(answers).allMatch(answer -> answer.status() == 201);
            assertThat(answers.stream()
                            .map(answer -> JsonPath.from(answer.body()).getString("id"))
                            .collect(toSet()))
                    .hasSize(3);
        }
        assertThat(reserved()).isEqualTo(3);
    }

    /** S18, inverted: where holds and promises are counted apart, both pass. */
    @Test
    void twoCheckoutsOfThreeNeverShareTheLastThreeUnits() {
        shop.item("S18");
        shop.receive("S18", "a", 10);
        String seven = shop.reserve("web", List.of(shop.line("1", "S18", 7))).path("id");
        Shop.keyed("ecommerce")
                .body(Map.of("orderId", "o-7", "fulfilment", "ship"))
                .post(RESERVATIONS + "/" + seven + "/confirm")
                .then()
                .statusCode(201);
        try (Crowd crowd = new Crowd(2)) {
            for (int round = 0; round < 10; round++) {
                List<Answer> both = crowd.each(2, i -> crowd.post(RESERVATIONS, body("S18", 3, "web", "")));
                assertThat(both).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
                both.stream().filter(answer -> answer.status() == 201).forEach(this::release);
            }
        }
    }

    @Test
    void cartsThatAreReplacedWhileOthersBuyHoldWhatTheySayLast() {
        try (Crowd crowd = new Crowd(24)) {
            List<Answer> answers = crowd.each(
                    144,
                    i -> crowd.post(
                            RESERVATIONS,
                            body("HOT", 1 + i % 2, "web", "")
                                    .replace("{\"channel\"", "{\"cart\":\"c" + i % 4 + "\",\"channel\"")));
            assertThat(statuses(answers)).isEqualTo(Map.of(201, 144L));
        }
        assertThat(reserved()).isBetween(4L, 8L);
        isProven();
    }

    @Test
    void theLastPlaceOfANodeIsGivenOnce() {
        shop.node("small", Map.of("dailyOrderCapacity", 5));
        shop.channel("tight", List.of("small"), 0);
        shop.receive("HOT", "small", 60);
        try (Crowd crowd = new Crowd(32)) {
            List<Answer> answers = crowd.each(64, i -> crowd.post(RESERVATIONS, body("HOT", 1, "tight", "")));
            assertThat(statuses(answers)).isEqualTo(Map.of(201, 5L, 409, 59L));
        }
    }

    private void release(Answer held) {
        Shop.as("ecommerce")
                .delete(RESERVATIONS + "/" + JsonPath.from(held.body()).getString("id"))
                .then()
                .statusCode(204);
    }

    private long reserved() {
        return tables.count("SELECT sum(reserved) FROM stock WHERE sku = ?", shop.name("HOT"));
    }

    private void isProven() {
        shop.get("/api/inventory/stock/" + shop.name("HOT") + "/proof").then().body("intact", is(true));
        tables.checkInvariants(Set.of(shop.name("HOT")));
    }

    private String body(String sku, int quantity, String channel, String more) {
        return "{\"channel\":\"%s\",\"lines\":[{\"line\":\"1\",\"sku\":\"%s\",\"quantity\":%d%s}]}"
                .formatted(shop.name(channel), shop.name(sku), quantity, more);
    }

    private static Map<Integer, Long> statuses(List<Answer> answers) {
        return answers.stream().collect(groupingBy(Answer::status, counting()));
    }

    /** Of every sixth answer. */
    private static Map<Integer, Long> statuses(List<Answer> answers, int kind) {
        return IntStream.range(0, answers.size())
                .filter(i -> i % 6 == kind)
                .mapToObj(answers::get)
                .collect(groupingBy(Answer::status, counting()));
    }
}
