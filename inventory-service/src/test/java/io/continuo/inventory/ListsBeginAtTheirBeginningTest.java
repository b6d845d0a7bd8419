package io.continuo.inventory;

import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What sorts before everything else is on the first page, too. */
@InventoryTest
class ListsBeginAtTheirBeginningTest {

    private static final String BASE = "/api/inventory/";

    /** No SKU sorts before it. */
    private static final String FIRST = "!";

    private final Shop shop = new Shop();

    @BeforeEach
    void theFirstItem() {
        put("items/" + FIRST, Map.of("name", "first"));
        shop.node("a");
        shop.node("b");
    }

    @Test
    void transfersOfTheFirstItemAreListed() {
        Map<String, ?> goods = Map.of("sku", FIRST, "node", shop.name("a"), "quantity", 1);
        move("receive", goods);
        move("transfer_out", goods);
        shop.get(BASE + "transfers?sku=!").then().statusCode(200).body("items.sku", hasItem(FIRST));
        move("transfer_in", goods);
    }

    @Test
    void listingsOfTheFirstItemOnTheFirstChannelAreListed() {
        put("channels/0", Map.of("nodes", List.of(shop.name("a"))));
        put("listings/0/" + FIRST, Map.of("listed", true));
        shop.get(BASE + "listings?channel=0").then().statusCode(200).body("items.sku", hasItem(FIRST));
    }

    private void move(String type, Map<String, ?> goods) {
        Map<String, Object> movement = new HashMap<>(goods);
        movement.put("type", type);
        shop.move(movement).then().statusCode(201);
    }

    private static void put(String path, Map<String, ?> body) {
        Shop.as("platform").body(body).put(BASE + path).then().statusCode(anyOf(is(200), is(201)));
    }
}
