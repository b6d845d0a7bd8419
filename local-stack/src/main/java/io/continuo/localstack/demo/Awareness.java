package io.continuo.localstack.demo;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Stage one: something makes a person think of a product, and most of those look it up. */
final class Awareness {

    private Awareness() {}

    static void play(Journey journey) {
        seen(journey);
        if (journey.campaign.isPaidOrOwned() || journey.dice.chance(0.7)) {
            journey.pause(Duration.ofMinutes(2));
            journey.sitDown();
            Contacts.page(journey, journey.product.category(), origin(journey));
            Contacts.web(journey, "Product Viewed", journey.product.properties());
        }
    }

    private static void seen(Journey journey) {
        Map<String, Object> properties = promotion(journey);
        switch (String.valueOf(journey.campaign.channel())) {
            case "facebook" -> {
                if (journey.person.has("facebook")) {
                    Contacts.facebook(journey, "Promotion Viewed", properties);
                }
            }
            case "instagram" -> {
                if (journey.person.has("instagram")) {
                    Contacts.adapter(journey, "instagram", "Promotion Viewed", properties);
                }
            }
            case "youtube" -> Contacts.adapter(journey, "youtube", "Video Watched", properties);
            case "newsletter", "email" -> {
                if (journey.person.has("email")) {
                    String channel = String.valueOf(journey.campaign.channel());
                    Contacts.adapter(journey, channel, "Email Opened", properties);
                    Contacts.adapter(journey, channel, "Email Link Clicked", properties);
                }
            }
            case "sms" -> {
                if (journey.person.has("phone")) {
                    Contacts.adapter(journey, "sms", "Message Link Clicked", properties);
                }
            }
            default -> {}
        }
    }

    private static Map<String, Object> promotion(Journey journey) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("campaign", journey.campaign.utm());
        properties.put("sku", journey.product.sku());
        return properties;
    }

    /** What the browser tells about where the visit came from. */
    private static Map<String, Object> origin(Journey journey) {
        Map<String, Object> properties = new LinkedHashMap<>();
        if (journey.campaign.isPaidOrOwned()) {
            properties.put("campaign", journey.campaign.utm());
        }
        if (!journey.campaign.referrer().isEmpty()) {
            properties.put("referrer", journey.campaign.referrer());
        }
        properties.put("url", "https://shop.example.com/" + journey.product.category());
        return properties;
    }
}
