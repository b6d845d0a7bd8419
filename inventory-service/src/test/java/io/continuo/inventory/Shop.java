package io.continuo.inventory;

import static io.restassured.RestAssured.given;

import io.continuo.localstack.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A corner of the inventory nobody else uses: all its names end in a suffix of its own. */
public final class Shop {

    private final String suffix = UUID.randomUUID().toString().substring(0, 8);

    public String name(String name) {
        return name + "-" + suffix;
    }

    public static RequestSpecification as(String client) {
        return given().auth().oauth2(Tokens.of(client)).contentType(ContentType.JSON);
    }

    /** A request with a key of its own. */
    public static RequestSpecification keyed(String client) {
        return as(client).header("Idempotency-Key", UUID.randomUUID().toString());
    }

    public String node(String node) {
        return node(node, Map.of());
    }

    /** @param with what is to be different from an enabled store that ships and offers pickup */
    public String node(String node, Map<String, ?> with) {
        Map<String, Object> body = new HashMap<>(
                Map.of("kind", "store", "enabled", true, "shipsOrders", true, "offersPickup", true, "priority", 1));
        body.putAll(with);
        put("/api/inventory/nodes/" + name(node), body);
        return name(node);
    }

    public String item(String sku) {
        put("/api/inventory/items/" + name(sku), Map.of("name", sku));
        return name(sku);
    }

    public String channel(String channel, List<String> nodes, Number safetyStock) {
        put(
                "/api/inventory/channels/" + name(channel),
                Map.of("nodes", nodes.stream().map(this::name).toList(), "safetyStock", safetyStock));
        return name(channel);
    }

    public void backorder(String sku, String node, Number limit) {
        put("/api/inventory/items/" + name(sku) + "/backorders/" + name(node), Map.of("quantity", limit));
    }

    public Response move(String type, String sku, String node, Number quantity) {
        return move(Map.of("type", type, "sku", name(sku), "node", name(node), "quantity", quantity));
    }

    public Response move(Map<String, ?> movement) {
        return keyed("store-pos").body(movement).post("/api/inventory/movements");
    }

    public void receive(String sku, String node, Number quantity) {
        move("receive", sku, node, quantity).then().statusCode(201);
    }

    public Response reserve(String channel, List<Map<String, ?>> lines) {
        return reserve(Map.of("channel", name(channel), "lines", lines));
    }

    public Response reserve(Map<String, ?> body) {
        return keyed("ecommerce").body(body).post("/api/inventory/reservations");
    }

    public Map<String, ?> line(String line, String sku, Number quantity) {
        return Map.of("line", line, "sku", name(sku), "quantity", quantity);
    }

    public Response get(String path) {
        return as("ecommerce").get(path);
    }

    private static void put(String path, Map<String, ?> body) {
        as("platform")
                .body(body)
                .put(path)
                .then()
                .statusCode(org.hamcrest.Matchers.anyOf(org.hamcrest.Matchers.is(200), org.hamcrest.Matchers.is(201)));
    }
}
