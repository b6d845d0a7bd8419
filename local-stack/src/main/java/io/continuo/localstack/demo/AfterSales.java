package io.continuo.localstack.demo;

import io.continuo.localstack.demo.Purchase.Order;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Stage four: delivery, installation, returns, and whatever goes wrong. */
final class AfterSales {

    private static final double COMPLAINS = 0.09;
    private static final double RETURNS = 0.07;

    private AfterSales() {}

    static void play(Journey journey, Order order, ShopFloor shop) {
        boolean carriedHome = order.channel().equals("store") || order.channel().equals("department_store");
        if (!carriedHome) {
            deliver(journey, order);
        }
        if (journey.product.needsInstallation() && journey.dice.chance(0.7)) {
            journey.pause(Duration.ofDays(2));
            Contacts.adapter(journey, "field_service", "Appliance Installed", about(journey, order));
        }
        if (journey.dice.chance(0.15)) {
            journey.pause(Duration.ofDays(5));
            journey.sitDown();
            Contacts.page(journey, "Help", Map.of("url", "https://shop.example.com/help"));
        }
        if (journey.dice.chance(COMPLAINS)) {
            journey.pause(Duration.ofDays(4));
            if (!journey.isOver()) {
                Complaints.complain(journey, order, shop);
            }
        }
        if (journey.dice.chance(RETURNS)) {
            giveBack(journey, order, shop.stock());
        }
    }

    private static void deliver(Journey journey, Order order) {
        journey.pause(Duration.ofHours(20));
        Contacts.backend(journey, "ecommerce", "Order Shipped", about(journey, order));
        if (journey.person.has("phone")) {
            Contacts.adapter(journey, "sms", "Delivery Announced", about(journey, order));
        }
        journey.pause(Duration.ofHours(24));
        Contacts.adapter(journey, "field_service", "Order Delivered", about(journey, order));
    }

    /** Bought anywhere, given back in the shop at home or sent to the centre. */
    private static void giveBack(Journey journey, Order order, StockBook stock) {
        journey.pause(Duration.ofDays(5));
        if (journey.isOver()) {
            return;
        }
        boolean inShop = journey.dice.chance(0.6);
        String node = inShop ? journey.person.home().id() : "dc-zaragoza";
        BigDecimal refund = journey.product.price();
        Map<String, Object> properties = about(journey, order);
        properties.put("revenue", refund);
        properties.put("node", node);
        if (inShop) {
            Contacts.shop(journey, "store", "Order Refunded", properties);
        } else {
            Contacts.backend(journey, "ecommerce", "Order Refunded", properties);
        }
        stock.takeBack(journey.product.sku(), node, order.id());
    }

    private static Map<String, Object> about(Journey journey, Order order) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("order_id", order.id());
        properties.put("sku", journey.product.sku());
        return properties;
    }
}
