package io.continuo.inventory;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.continuo.inventory.Crowd.Answer;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@InventoryTest
class ARequestIsDoneOnceTest {

    private static final String MOVEMENTS = "/api/inventory/movements";
    private static final String RESERVATIONS = "/api/inventory/reservations";

    @Inject
    StockTables tables;

    private final Shop shop = new Shop();
    private final String key = UUID.randomUUID().toString();

    @BeforeEach
    void stock() {
        shop.item("X");
        shop.node("a");
        shop.channel("web", List.of("a"), 0);
        shop.receive("X", "a", 10);
    }

    @Test
    void theSameKeyAndBodyGiveTheSameAnswerAndNothingMore() {
        Response first = send(MOVEMENTS, movement(3));
        Response second = send(MOVEMENTS, movement(3));
        first.then().statusCode(201);
        second.then().statusCode(201).body(equalTo(first.asString()));
        assertThat(onHand()).isEqualTo(13);
    }

    @Test
    void aRefusalIsRepeatedAsItWas() {
        Response first = send(RESERVATIONS, reservation(11));
        shop.receive("X", "a", 10);
        Response second = send(RESERVATIONS, reservation(11));
        first.then().statusCode(409).contentType("application/problem+json");
        second.then().statusCode(409).contentType("application/problem+json").body(equalTo(first.asString()));
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefused() {
        send(MOVEMENTS, movement(3)).then().statusCode(201);
        send(MOVEMENTS, movement(4)).then().statusCode(422).body("type", endsWith("idempotency-key-reused"));
        assertThat(onHand()).isEqualTo(13);
    }

    @Test
    void theSameRequestManyTimesAtOnceIsDoneOnce() {
        String body = "{\"channel\":\"%s\",\"lines\":[{\"line\":\"1\",\"sku\":\"%s\",\"quantity\":1}]}"
                .formatted(shop.name("web"), shop.name("X"));
        try (Crowd crowd = new Crowd(16)) {
            List<Answer> answers = crowd.each(32, i -> crowd.post(RESERVATIONS, body, key));
            assertThat(answers)
                    .allMatch(answer -> answer.status() == 201
                            || (answer.status() == 409 && answer.body().contains("request-in-flight")));
            assertThat(answers.stream()
                            .filter(answer -> answer.status() == 201)
                            .map(Answer::body)
                            .collect(toSet()))
                    .hasSize(1);
        }
        assertThat(tables.count("SELECT reserved FROM stock WHERE sku = ?", shop.name("X")))
                .isEqualTo(1);
    }

    @Test
    void stepsOfAPromiseAreDoneOnceToo() {
        String reservation = send(RESERVATIONS, reservation(4)).path("id");
        Map<String, String> order = Map.of("orderId", "o-1", "fulfilment", "pickup");
        String confirm = RESERVATIONS + "/" + reservation + "/confirm";
        String promise = send(confirm, order).path("id");
        send(confirm, order).then().statusCode(201).body("id", is(promise));
        Map<String, ?> one = Map.of("lines", List.of(Map.of("line", "1", "quantity", 1)));
        String fulfil = "/api/inventory/promises/" + promise + "/fulfil";
        String first = send(fulfil, one).asString();
        send(fulfil, one).then().statusCode(200).body(equalTo(first));
        assertThat(onHand()).isEqualTo(9);
    }

    @Test
    void withoutAKeyNothingIsDone() {
        String body = "{}";
        for (String path :
                List.of(MOVEMENTS, RESERVATIONS, RESERVATIONS + "/r/confirm", "/api/inventory/promises/p/fulfil")) {
            Response answer = Shop.as("ecommerce").body(validFor(path, body)).post(path);
            answer.then().statusCode(400).body("type", endsWith("idempotency-key-required"));
        }
    }

    private Object validFor(String path, String otherwise) {
        if (path.equals(MOVEMENTS)) {
            return movement(1);
        }
        if (path.equals(RESERVATIONS)) {
            return reservation(1);
        }
        return path.endsWith("confirm") ? Map.of("orderId", "o", "fulfilment", "ship") : otherwise;
    }

    private Response send(String path, Object body) {
        return Shop.as("ecommerce").header("Idempotency-Key", key).body(body).post(path);
    }

    private Map<String, ?> movement(int quantity) {
        return Map.of("type", "receive", "sku", shop.name("X"), "node", shop.name("a"), "quantity", quantity);
    }

    private Map<String, ?> reservation(int quantity) {
        return Map.of("channel", shop.name("web"), "lines", List.of(shop.line("1", "X", quantity)));
    }

    private long onHand() {
        return tables.count("SELECT on_hand FROM stock WHERE sku = ?", shop.name("X"));
    }
}
