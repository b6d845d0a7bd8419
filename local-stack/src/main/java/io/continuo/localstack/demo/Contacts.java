package io.continuo.localstack.demo;

import io.continuo.localstack.demo.Touch.Kind;
import java.util.LinkedHashMap;
import java.util.Map;

/** How each channel sees a person: which system reports the contact, and by which identifier. */
final class Contacts {

    private Contacts() {}

    static void page(Journey journey, String name, Map<String, Object> properties) {
        journey.add(Sender.WEB_SDK, Kind.PAGE, "web", name, visitor(journey), properties);
    }

    static void web(Journey journey, String event, Map<String, Object> properties) {
        journey.add(Sender.WEB_SDK, "web", event, visitor(journey), properties);
    }

    static void screen(Journey journey, String name) {
        journey.add(Sender.APP_SDK, Kind.SCREEN, "app", name, appUser(journey), Map.of());
    }

    static void app(Journey journey, String event, Map<String, Object> properties) {
        journey.add(Sender.APP_SDK, "app", event, appUser(journey), properties);
    }

    /** The visitor says who they are: from now on the cookie and the person are one. */
    static void identifyOnWeb(Journey journey, Map<String, String> as) {
        Map<String, String> identifiers = new LinkedHashMap<>(as);
        identifiers.put("anonymous_id", journey.cookie());
        journey.add(Sender.WEB_SDK, Kind.IDENTIFY, "web", "", identifiers, Map.of());
        journey.logIn();
    }

    static void identifyInApp(Journey journey) {
        Map<String, String> identifiers = journey.person.only("user_id", "email");
        identifiers.put("anonymous_id", journey.person.appInstall());
        journey.add(Sender.APP_SDK, Kind.IDENTIFY, "app", "", identifiers, Map.of());
    }

    /** In a shop the card tells who it is; who has none gives the telephone number or the e-mail address. */
    static void shop(Journey journey, String channel, String event, Map<String, Object> properties) {
        Map<String, String> known = first(journey, "loyalty_card", "phone", "email");
        boolean byTill = channel.equals("store") && journey.person.has("user_id") && journey.dice.chance(0.3);
        Map<String, String> identifiers = byTill ? journey.person.only("user_id") : known;
        journey.add(byTill ? Sender.TILL_SDK : Sender.STORE_SYSTEMS, channel, event, identifiers, properties);
    }

    static void call(Journey journey, String event, Map<String, Object> properties) {
        boolean known = journey.person.has("user_id") && journey.dice.chance(0.5);
        Map<String, String> identifiers =
                known ? journey.person.only("user_id") : first(journey, "phone", "email", "loyalty_card");
        journey.add(known ? Sender.CALL_SDK : Sender.CHANNEL_ADAPTERS, "call_center", event, identifiers, properties);
    }

    /** Channels whose adapters know the person by one handle of their own. */
    static void adapter(Journey journey, String channel, String event, Map<String, Object> properties) {
        journey.add(Sender.CHANNEL_ADAPTERS, channel, event, handle(journey, channel), properties);
    }

    /** Facebook's own tag reports those who are logged in at the shop too. */
    static void facebook(Journey journey, String event, Map<String, Object> properties) {
        if (journey.person.has("user_id")) {
            journey.add(Sender.SOCIAL_SDK, "facebook", event, journey.person.only("user_id"), properties);
        } else {
            adapter(journey, "facebook", event, properties);
        }
    }

    static void backend(Journey journey, String channel, String event, Map<String, Object> properties) {
        Map<String, String> identifiers =
                channel.equals("marketplace") ? handle(journey, channel) : first(journey, "user_id", "email", "phone");
        journey.add(Sender.SHOP, channel, event, identifiers, properties);
    }

    private static Map<String, String> handle(Journey journey, String channel) {
        return switch (channel) {
            case "whatsapp" -> first(journey, "whatsapp", "phone", "email");
            case "sms", "field_service" -> first(journey, "phone", "email", "loyalty_card");
            case "facebook" -> first(journey, "facebook", "email", "phone");
            case "instagram" -> first(journey, "instagram", "email", "phone");
            case "marketplace" -> first(journey, "marketplace_id", "email", "phone");
            case "newsletter", "email" -> first(journey, "email", "phone", "loyalty_card");
            default -> visitor(journey);
        };
    }

    /** The first identifier the person has; a cookie where there is none, which is how strangers stay strangers. */
    private static Map<String, String> first(Journey journey, String... types) {
        for (String type : types) {
            if (journey.person.has(type)) {
                return journey.person.only(type);
            }
        }
        return Map.of("anonymous_id", journey.cookie());
    }

    private static Map<String, String> visitor(Journey journey) {
        Map<String, String> identifiers = journey.isLoggedIn() ? journey.person.only("user_id") : new LinkedHashMap<>();
        identifiers.put("anonymous_id", journey.cookie());
        return identifiers;
    }

    private static Map<String, String> appUser(Journey journey) {
        Map<String, String> identifiers = journey.person.only("user_id");
        identifiers.put("anonymous_id", journey.person.appInstall());
        identifiers.put("device_id", "demo-device-%05d".formatted(journey.person.number()));
        return identifiers;
    }
}
