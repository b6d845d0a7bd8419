package io.continuo.inventory.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.inventory.Shop;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The requests of a player, some of which are sent twice. */
final class Requests {

    private final Shop shop;
    private final Dice dice;

    Requests(Shop shop, Dice dice) {
        this.shop = shop;
        this.dice = dice;
    }

    void move(Map<String, ?> body, boolean allowed) {
        Response answer = twice("/api/inventory/movements", body);
        assertThat(answer.statusCode()).as(body + ": " + answer.asString()).isEqualTo(allowed ? 201 : 409);
    }

    /** One time in four the same request comes again, and must have the effect of one. */
    Response twice(String path, Map<String, ?> body) {
        String key = UUID.randomUUID().toString();
        Response answer =
                Shop.as("ecommerce").header("Idempotency-Key", key).body(body).post(path);
        if (dice.oneIn(4)) {
            Response again = Shop.as("ecommerce")
                    .header("Idempotency-Key", key)
                    .body(body)
                    .post(path);
            assertThat(again.asString()).isEqualTo(answer.asString());
        }
        return answer;
    }

    List<Customers.Part> parts(Response answer) {
        JsonPath body = answer.jsonPath(new JsonPathConfig(JsonPathConfig.NumberReturnType.BIG_DECIMAL));
        List<Customers.Part> parts = new ArrayList<>();
        for (Map<String, ?> line : body.<Map<String, ?>>getList("lines")) {
            String name = String.valueOf(line.get("line"));
            for (Object each : (List<?>) line.get("parts")) {
                Map<?, ?> part = (Map<?, ?>) each;
                String node = String.valueOf(part.get("node"));
                BigDecimal quantity = new BigDecimal(String.valueOf(part.get("quantity")));
                parts.add(new Customers.Part(name, name, node.substring(0, 1), Model.thousandths(quantity)));
            }
        }
        return parts;
    }

    Map<String, ?> transfer(
            String type, String sku, String node, long quantity, String reference, @Nullable String to) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "type",
                type,
                "sku",
                shop.name(sku),
                "node",
                shop.name(node),
                "quantity",
                Model.decimal(quantity),
                "reference",
                reference));
        if (to != null) {
            body.put("to", shop.name(to));
        }
        return body;
    }
}
