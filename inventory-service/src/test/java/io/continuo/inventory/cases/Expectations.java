package io.continuo.inventory.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.inventory.Shop;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a case expects of an answer, or of the state behind it. */
final class Expectations {

    /** Answers from memory may be that old when the clock of a case has jumped. */
    private static final Duration STALE_AT_MOST = Duration.ofSeconds(20);

    private static final String PROBLEM = "urn:continuo:problem:";

    private final Shop shop;

    Expectations(Shop shop) {
        this.shop = shop;
    }

    void answer(Response answer, JsonNode expect, int usual) {
        assertThat(answer.statusCode())
                .as(answer.asString())
                .isEqualTo(expect.path("status").asInt(usual));
        if (answer.asString().isEmpty()) {
            return;
        }
        JsonNode body = Json.body(answer);
        if (expect.has("problem")) {
            assertThat(body.path("type").asText())
                    .isEqualTo(PROBLEM + expect.get("problem").asText());
            assertThat(body.path("traceId").asText()).isNotEmpty();
        }
        if (expect.has("state")) {
            assertThat(body.path("state").asText())
                    .isEqualTo(expect.get("state").asText());
        }
        if (expect.has("detail")) {
            assertThat(body.path("detail").asText())
                    .contains(expect.get("detail").asText());
        }
        if (expect.has("holds")) {
            Duration held = Duration.between(
                    Instant.parse(body.get("createdAt").asText()),
                    Instant.parse(body.get("expiresAt").asText()));
            assertThat(held).isEqualTo(Duration.parse(expect.get("holds").asText()));
        }
        lines(body, expect);
    }

    private void lines(JsonNode body, JsonNode expect) {
        expect.path("parts")
                .properties()
                .forEach(line -> assertThat(parts(line(body, line.getKey()))).isEqualTo(named(line.getValue())));
        expect.path("skus")
                .properties()
                .forEach(line -> assertThat(line(body, line.getKey()).get("sku").asText())
                        .isEqualTo(shop.name(line.getValue().asText())));
        if (expect.has("short")) {
            Map<String, BigDecimal> available = new LinkedHashMap<>();
            body.get("lines").forEach(line -> available.put(line.get("line").asText(), plain(line.get("available"))));
            assertThat(available).isEqualTo(decimals(expect.get("short")));
        }
    }

    void same(Response first, Response second) {
        assertThat(second.statusCode()).isEqualTo(first.statusCode());
        assertThat(second.asString()).isEqualTo(first.asString());
    }

    void plan(Response answer, JsonNode expect) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        JsonNode body = Json.body(answer);
        if (expect.has("shippable")) {
            assertThat(body.get("shippable").asBoolean())
                    .isEqualTo(expect.get("shippable").asBoolean());
        }
        if (expect.has("packages")) {
            assertThat(body.get("packages").asInt())
                    .isEqualTo(expect.get("packages").asInt());
        }
        expect.path("take")
                .properties()
                .forEach(line -> line.getValue()
                        .properties()
                        .forEach(node -> assertThat(taken(choice(line(body, line.getKey()), node.getKey())))
                                .as(answer.asString())
                                .isEqualTo(node.getValue().asText())));
        expect.path("later")
                .properties()
                .forEach(line -> line.getValue()
                        .properties()
                        .forEach(node -> assertThat(plain(choice(line(body, line.getKey()), node.getKey())
                                        .get("backordered")))
                                .as(answer.asString())
                                .isEqualByComparingTo(node.getValue().decimalValue())));
        expect.path("order")
                .properties()
                .forEach(line -> assertThat(asked(line(body, line.getKey()))).isEqualTo(names(line.getValue())));
    }

    /** What is to be counted there. */
    void counts(Response answer, JsonNode expect) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        List<String> asked = new ArrayList<>();
        Json.body(answer).get("items").forEach(count -> {
            if (count.get("state").asText().equals("requested")) {
                count.get("lines").forEach(line -> asked.add(line.get("sku").asText()));
            }
        });
        assertThat(asked).isEqualTo(names(expect));
    }

    void nodes(Response answer, JsonNode expect) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        List<String> nodes = new ArrayList<>();
        Json.body(answer)
                .at("/items/0/nodes")
                .forEach(node -> nodes.add(node.get("node").asText()));
        assertThat(nodes).isEqualTo(names(expect.get("nodes")));
    }

    void state(JsonNode expect) {
        expect.path("atp")
                .properties()
                .forEach(channel -> channel.getValue()
                        .properties()
                        .forEach(sku -> await().atMost(STALE_AT_MOST)
                                .untilAsserted(() -> assertThat(atp(channel.getKey(), sku.getKey()))
                                        .as("ATP of " + sku.getKey() + " on " + channel.getKey())
                                        .isEqualByComparingTo(sku.getValue().decimalValue()))));
        expect.path("stock")
                .properties()
                .forEach(sku -> sku.getValue()
                        .properties()
                        .forEach(node -> counters(sku.getKey(), node.getKey(), node.getValue())));
        expect.path("ledger")
                .properties()
                .forEach(sku -> sku.getValue()
                        .properties()
                        .forEach(node -> ledger(sku.getKey(), node.getKey(), node.getValue())));
    }

    private BigDecimal atp(String channel, String sku) {
        Response answer = Shop.as("ecommerce")
                .queryParam("sku", shop.name(sku))
                .queryParam("channel", shop.name(channel))
                .get("/api/inventory/availability");
        return Json.body(answer).at("/items/0/atp").decimalValue();
    }

    private void counters(String sku, String node, JsonNode expect) {
        Response answer = shop.get("/api/inventory/stock/" + shop.name(sku) + "?node=" + shop.name(node));
        JsonNode counters = Json.body(answer).at("/nodes/0");
        expect.properties()
                .forEach(counter -> assertThat(counters.path(counter.getKey()).decimalValue())
                        .as("%s of %s at %s", counter.getKey(), sku, node)
                        .isEqualByComparingTo(counter.getValue().decimalValue()));
    }

    /** Each row as cause, then the reference's type and the reference, as far as the case says. */
    private void ledger(String sku, String node, JsonNode expect) {
        Response answer = shop.get("/api/inventory/stock/" + shop.name(sku) + "/ledger?node=" + shop.name(node));
        JsonNode rows = Json.body(answer).get("items");
        assertThat(rows).as(rows.toString()).hasSize(expect.size());
        for (int i = 0; i < rows.size(); i++) {
            JsonNode row = rows.get(i);
            String told =
                    row.get("cause").asText() + " " + row.get("referenceType").asText() + " "
                            + row.get("reference").asText();
            assertThat(told + " ").startsWith(expect.get(i).asText() + " ");
        }
    }

    private static JsonNode line(JsonNode body, String name) {
        for (JsonNode line : body.get("lines")) {
            if (line.get("line").asText().equals(name)) {
                return line;
            }
        }
        throw new AssertionError("no line " + name + " in " + body);
    }

    private JsonNode choice(JsonNode line, String node) {
        for (JsonNode choice : line.get("choices")) {
            if (choice.get("node").asText().equals(shop.name(node))) {
                return choice;
            }
        }
        throw new AssertionError("no choice about " + node + " in " + line);
    }

    private static String taken(JsonNode choice) {
        return plain(choice.get("take")).toPlainString() + "/"
                + plain(choice.get("available")).toPlainString();
    }

    private static List<String> asked(JsonNode line) {
        List<String> nodes = new ArrayList<>();
        line.get("choices").forEach(choice -> nodes.add(choice.get("node").asText()));
        return nodes;
    }

    private static Map<String, BigDecimal> parts(JsonNode line) {
        Map<String, BigDecimal> parts = new LinkedHashMap<>();
        line.get("parts").forEach(part -> parts.put(part.get("node").asText(), plain(part.get("quantity"))));
        return parts;
    }

    private Map<String, BigDecimal> named(JsonNode amounts) {
        Map<String, BigDecimal> named = new LinkedHashMap<>();
        decimals(amounts).forEach((name, amount) -> named.put(shop.name(name), amount));
        return named;
    }

    private static Map<String, BigDecimal> decimals(JsonNode amounts) {
        Map<String, BigDecimal> decimals = new LinkedHashMap<>();
        amounts.properties().forEach(amount -> decimals.put(amount.getKey(), plain(amount.getValue())));
        return decimals;
    }

    private List<String> names(JsonNode names) {
        List<String> all = new ArrayList<>();
        names.forEach(name -> all.add(shop.name(name.asText())));
        return all;
    }

    private static BigDecimal plain(JsonNode number) {
        BigDecimal stripped = number.decimalValue().stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
