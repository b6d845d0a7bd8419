package io.continuo.inventory.cases;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.inventory.MovableClock;
import io.continuo.inventory.Shop;
import io.continuo.inventory.StockTables;
import io.continuo.inventory.promise.FollowUpSweeps;
import io.continuo.inventory.reservation.Sweeps;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Plays the steps of one case in a corner of the inventory of its own. */
final class Stage {

    private final Shop shop = new Shop();
    private final Expectations expectations = new Expectations(shop);
    private final MovableClock clock;
    private final Sweeps sweeps;
    private final FollowUpSweeps followUps;
    private final StockTables tables;
    private final Map<String, String> ids = new HashMap<>();
    private final Set<String> skus = new TreeSet<>();
    private Runnable last = () -> {};

    Stage(MovableClock clock, Sweeps sweeps, FollowUpSweeps followUps, StockTables tables) {
        this.clock = clock;
        this.sweeps = sweeps;
        this.followUps = followUps;
        this.tables = tables;
    }

    /** Builds what is given: a data set, and what the case adds to it. */
    void set(JsonNode told) {
        if (told.has("use")) {
            build(CaseFile.read(told.get("use").asText()));
        }
        build(told.path("given"));
    }

    private void build(JsonNode given) {
        given.path("nodes").properties().forEach(node -> shop.node(node.getKey(), map(node.getValue())));
        given.path("items").forEach(item -> skus.add(shop.item(item.asText())));
        given.path("channels").properties().forEach(channel -> {
            List<String> nodes = new ArrayList<>();
            channel.getValue().get("nodes").forEach(node -> nodes.add(node.asText()));
            shop.channel(channel.getKey(), nodes, decimal(channel.getValue().path("safety")));
        });
        given.path("stock")
                .properties()
                .forEach(sku -> sku.getValue()
                        .properties()
                        .forEach(node -> stock(sku.getKey(), node.getKey(), decimal(node.getValue()))));
        given.path("blocked")
                .properties()
                .forEach(sku -> sku.getValue()
                        .properties()
                        .forEach(node -> shop.move("block", sku.getKey(), node.getKey(), decimal(node.getValue()))
                                .then()
                                .statusCode(201)));
        given.path("backorder")
                .properties()
                .forEach(sku -> sku.getValue()
                        .properties()
                        .forEach(node -> shop.backorder(sku.getKey(), node.getKey(), decimal(node.getValue()))));
    }

    private void stock(String sku, String node, BigDecimal quantity) {
        String type = quantity.signum() == 0 ? "count" : "receive";
        shop.move(type, sku, node, quantity).then().statusCode(201);
    }

    void play(JsonNode step) {
        JsonNode expect = step.path("expect");
        String verb = step.fieldNames().next();
        JsonNode what = step.get(verb);
        switch (verb) {
            case "expect" -> expectations.state(what);
            case "wait" -> clock.forward(Duration.parse(what.asText()));
            case "sweep" -> sweeps.sweep();
            case "followUp" -> followUps.sweep();
            case "policy" -> policy(what);
            case "counts" ->
                expectations.counts(
                        shop.get("/api/inventory/counts?node="
                                + shop.name(what.get("node").asText())),
                        expect);
            case "promise" -> expectations.answer(shop.get(path("promises", what, "")), expect, 200);
            case "again" -> last.run();
            case "reserve" -> remember(what, post("/api/inventory/reservations", reservation(what)), expect, 201);
            case "confirm" ->
                remember(what, post(path("reservations", what, "confirm"), confirmation(what)), expect, 201);
            case "step" ->
                remember(what, post(path("promises", what, what.get("do").asText()), promiseStep(what)), expect, 200);
            case "move" -> remember(what, post("/api/inventory/movements", movement(what)), expect, 201);
            case "plan" ->
                expectations.plan(Shop.as("ecommerce").body(reservation(what)).post("/api/inventory/sourcing"), expect);
            case "available" -> expectations.nodes(available(what), expect);
            case "reservation" -> expectations.answer(shop.get(path("reservations", what, "")), expect, 200);
            case "release" ->
                expectations.answer(Shop.as("ecommerce").delete(path("reservations", what, "")), expect, 204);
            default -> throw new IllegalArgumentException("no such step: " + verb);
        }
    }

    void checkInvariants() {
        skus.forEach(sku -> shop.get("/api/inventory/stock/" + sku + "/proof")
                .then()
                .statusCode(200)
                .body("intact", is(true)));
        tables.checkInvariants(skus);
        // Holds that ran out wait for the sweep, which here comes when a case says so.
        Shop.as("platform")
                .body(Map.of("skus", List.copyOf(skus)))
                .post("/api/inventory/reconciliation")
                .then()
                .statusCode(200)
                .body("items.findAll { it.kind != 'expired_hold' }", empty());
    }

    private void remember(JsonNode what, Response answer, JsonNode expect, int status) {
        expectations.answer(answer, expect, status);
        if (what.has("as")) {
            ids.put(what.get("as").asText(), answer.path("id"));
        }
    }

    /** Sends with a new key, and can send the same again. */
    private Response post(String path, Map<String, ?> body) {
        String key = UUID.randomUUID().toString();
        Response first =
                Shop.as("ecommerce").header("Idempotency-Key", key).body(body).post(path);
        last = () -> expectations.same(
                first,
                Shop.as("ecommerce").header("Idempotency-Key", key).body(body).post(path));
        return first;
    }

    private Map<String, Object> reservation(JsonNode what) {
        Map<String, Object> body = map(what);
        body.keySet().removeAll(Set.of("as", "lines", "channel"));
        body.put("channel", shop.name(what.get("channel").asText()));
        List<Map<String, Object>> lines = new ArrayList<>();
        what.get("lines").properties().forEach(line -> {
            Map<String, Object> named = named(line.getValue());
            named.put("line", line.getKey());
            lines.add(named);
        });
        body.put("lines", lines);
        return body;
    }

    private void policy(JsonNode what) {
        Map<String, Object> body = map(what);
        body.remove("channel");
        Shop.as("platform")
                .body(body)
                .put("/api/inventory/sourcing-policies/"
                        + shop.name(what.get("channel").asText()))
                .then()
                .statusCode(201);
    }

    private Map<String, Object> confirmation(JsonNode what) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("orderId", what.path("order").asText("order-1"));
        body.put("fulfilment", what.path("fulfilment").asText("ship"));
        if (what.has("lines")) {
            body.put("lines", Json.value(what.get("lines")));
        }
        if (what.has("soldAt")) {
            body.put("soldAt", shop.name(what.get("soldAt").asText()));
        }
        return body;
    }

    private Map<String, Object> promiseStep(JsonNode what) {
        Map<String, Object> body = named(what);
        body.keySet().removeAll(Set.of("of", "do", "lines", "as"));
        if (what.has("lines")) {
            List<Map<String, Object>> lines = new ArrayList<>();
            what.get("lines").forEach(line -> lines.add(named(line)));
            body.put("lines", lines);
        }
        return body;
    }

    private Map<String, Object> movement(JsonNode what) {
        return named(what);
    }

    private Response available(JsonNode what) {
        Map<String, Object> query = named(what);
        query.put("channel", shop.name(what.get("channel").asText()));
        return Shop.as("ecommerce").queryParams(query).get("/api/inventory/availability");
    }

    private String path(String collection, JsonNode what, String action) {
        String id = ids.get(what.get("of").asText());
        return "/api/inventory/" + collection + "/" + id + (action.isEmpty() ? "" : "/" + action);
    }

    /** The fields with the names of this corner. */
    private Map<String, Object> named(JsonNode what) {
        Map<String, Object> fields = map(what);
        for (String field : List.of("sku", "node", "to")) {
            fields.computeIfPresent(field, (key, name) -> shop.name(name.toString()));
        }
        return fields;
    }

    private static Map<String, Object> map(JsonNode node) {
        Map<String, Object> map = new LinkedHashMap<>();
        node.properties().forEach(field -> map.put(field.getKey(), Json.value(field.getValue())));
        return map;
    }

    private static BigDecimal decimal(JsonNode node) {
        return node.isMissingNode() ? BigDecimal.ZERO : node.decimalValue();
    }
}
