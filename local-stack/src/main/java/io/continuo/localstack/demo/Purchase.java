package io.continuo.localstack.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stage three: the basket, and for some the order. */
final class Purchase {

    /** @param node where the goods came from */
    record Order(String id, String channel, String node) {}

    private static final BigDecimal COUPON = new BigDecimal("0.90");

    private Purchase() {}

    /** The order, or empty: most baskets are left standing. */
    static Optional<Order> play(Journey journey, StockBook stock) {
        journey.pause(Duration.ofHours(20));
        String channel = counter(journey.person.habit().channel(journey.dice));
        if (journey.isOver()) {
            return Optional.empty();
        }
        boolean buys = journey.dice.chance(journey.person.habit().buys);
        fill(journey, channel, buys);
        if (!buys) {
            return Optional.empty();
        }
        Node preferred = channel.equals("store") ? journey.person.home() : Node.named(shelf(channel));
        String id = "demo-order-" + journey.id;
        return stock.sell(journey.product.sku(), preferred, id).map(node -> {
            Order order = new Order(id, channel, node);
            pay(journey, order);
            return order;
        });
    }

    private static void fill(Journey journey, String channel, boolean buys) {
        Map<String, Object> basket = journey.product.properties();
        if (channel.equals("ecommerce") && (buys || journey.dice.chance(0.6))) {
            journey.sitDown();
            Contacts.web(journey, "Product Added", basket);
            if (buys || journey.dice.chance(0.4)) {
                Contacts.web(journey, "Checkout Started", basket);
            }
            if (buys) {
                Contacts.identifyOnWeb(journey, journey.person.only("user_id", "email"));
            }
        } else if (channel.equals("app") && (buys || journey.dice.chance(0.5))) {
            Contacts.app(journey, "Product Added", basket);
            if (buys) {
                Contacts.identifyInApp(journey);
            }
        }
    }

    private static void pay(Journey journey, Order order) {
        Map<String, Object> properties = receipt(journey, order);
        switch (order.channel()) {
            case "app" -> Contacts.app(journey, "Order Completed", properties);
            case "store", "department_store" -> Contacts.shop(journey, order.channel(), "Order Completed", properties);
            case "call_center" -> Contacts.call(journey, "Order Completed", properties);
            default -> Contacts.backend(journey, order.channel(), "Order Completed", properties);
        }
    }

    private static Map<String, Object> receipt(Journey journey, Order order) {
        boolean coupon = journey.dice.chance("newsletter".equals(journey.campaign.channel()) ? 0.7 : 0.1);
        BigDecimal price = journey.product.price();
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("order_id", order.id());
        properties.put("revenue", coupon ? price.multiply(COUPON).setScale(2, RoundingMode.HALF_UP) : price);
        properties.put("currency", "EUR");
        if (coupon) {
            properties.put("coupon", "TEN");
        }
        properties.put("node", order.node());
        properties.put("products", List.of(Map.of("sku", journey.product.sku(), "quantity", 1, "price", price)));
        return properties;
    }

    /** Where somebody pays who was last seen on that channel. */
    private static String counter(String channel) {
        return switch (channel) {
            case "web" -> "ecommerce";
            case "whatsapp" -> "call_center";
            default -> channel;
        };
    }

    private static String shelf(String channel) {
        return channel.equals("department_store") ? "dept-madrid" : "dc-zaragoza";
    }
}
