package io.continuo.localstack.demo;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Stage two: comparing, asking and touching, in as many sittings and places as it takes. */
final class Consideration {

    private static final Map<Integer, Double> SITTINGS = Weights.of(0, 24, 1, 34, 2, 22, 3, 12, 4, 5, 5, 3);

    private Consideration() {}

    static void play(Journey journey, Catalogue catalogue) {
        int sittings = journey.dice.weighted(SITTINGS);
        for (int i = 0; i < sittings; i++) {
            journey.pause(Duration.ofHours(40));
            sitting(journey, catalogue, journey.person.habit().channel(journey.dice));
        }
    }

    private static void sitting(Journey journey, Catalogue catalogue, String channel) {
        switch (channel) {
            case "app" -> inApp(journey, catalogue);
            case "store", "department_store" -> inShop(journey, channel);
            case "call_center" -> Contacts.call(journey, "Product Advice Given", about(journey, "product-advice"));
            case "whatsapp" -> Contacts.adapter(journey, "whatsapp", "Message Received", about(journey, "question"));
            case "marketplace" ->
                Contacts.backend(journey, "marketplace", "Product Question Asked", about(journey, "question"));
            default -> onWeb(journey, catalogue);
        }
    }

    private static void onWeb(Journey journey, Catalogue catalogue) {
        journey.sitDown();
        Contacts.page(journey, journey.product.category(), Map.of("url", "https://shop.example.com/"));
        if (journey.dice.chance(0.4)) {
            Contacts.web(journey, "Products Searched", Map.of("query", journey.product.category()));
        }
        for (int i = journey.dice.between(0, 3); i > 0; i--) {
            Product rival = catalogue.rival(journey.product, journey.dice);
            Contacts.web(journey, "Product Viewed", rival.properties());
        }
        Contacts.web(journey, "Product Viewed", journey.product.properties());
        if (journey.person.has("email") && journey.dice.chance(0.12)) {
            subscribe(journey);
        }
    }

    /** Who wants the coupon says the e-mail address, and some type it wrongly. */
    private static void subscribe(Journey journey) {
        String email = String.valueOf(journey.person.identifier("email"));
        boolean typo = journey.dice.chance(0.06);
        int at = email.indexOf('@');
        String typed = typo ? Names.mistyped(email.substring(0, at), journey.dice) + email.substring(at) : email;
        Contacts.identifyOnWeb(journey, Map.of("email", typed));
        Contacts.web(journey, "Newsletter Subscribed", Map.of("coupon", "TEN", "newsletter", "ten-percent"));
    }

    private static void inApp(Journey journey, Catalogue catalogue) {
        Contacts.screen(journey, journey.product.category());
        if (journey.person.has("user_id") && journey.dice.chance(0.35)) {
            Contacts.identifyInApp(journey);
        }
        for (int i = journey.dice.between(0, 2); i > 0; i--) {
            Product rival = catalogue.rival(journey.product, journey.dice);
            Contacts.app(journey, "Product Viewed", rival.properties());
        }
        Contacts.app(journey, "Product Viewed", journey.product.properties());
        if (journey.dice.chance(0.15)) {
            Contacts.app(journey, "Product Added to Wishlist", journey.product.properties());
        }
    }

    private static void inShop(Journey journey, String channel) {
        String node = channel.equals("store") ? journey.person.home().id() : "dept-madrid";
        Map<String, Object> properties = about(journey, "visit");
        properties.put("node", node);
        Contacts.shop(journey, channel, "Store Visited", properties);
        if (journey.dice.chance(0.6)) {
            Contacts.shop(journey, channel, "Product Tried", properties);
        }
    }

    private static Map<String, Object> about(Journey journey, String topic) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("topic", topic);
        properties.put("sku", journey.product.sku());
        return properties;
    }
}
