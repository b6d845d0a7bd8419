package io.continuo.localstack.demo;

import io.continuo.localstack.demo.Purchase.Order;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Stage five: saying how it was, to the shop when it asks and to friends unasked. */
final class Advocacy {

    private static final Map<Integer, Double> NPS =
            Weights.of(0, 3, 1, 1, 2, 2, 3, 2, 4, 3, 5, 6, 6, 7, 7, 14, 8, 22, 9, 20, 10, 20);
    private static final Map<Integer, Double> CES = Weights.of(1, 4, 2, 5, 3, 8, 4, 13, 5, 22, 6, 28, 7, 20);
    private static final Map<Integer, Double> CSAT = Weights.of(1, 5, 2, 7, 3, 16, 4, 38, 5, 34);
    private static final double SKIPS = 0.35;

    private Advocacy() {}

    static void play(Journey journey, Order order, List<Answer> answers) {
        if (journey.dice.chance(0.4)) {
            ShopFloor.lookUp(journey.person).ifPresent(who -> answers.add(answer(journey, order, who)));
        }
        if (journey.dice.chance(0.12)) {
            journey.pause(Duration.ofDays(4));
            recommend(journey, order);
        }
        if (journey.dice.chance(0.08)) {
            journey.pause(Duration.ofDays(3));
            journey.sitDown();
            Map<String, Object> properties = about(journey, order);
            properties.put("rating", journey.dice.between(3, 5));
            Contacts.web(journey, "Product Reviewed", properties);
        }
    }

    private static Answer answer(Journey journey, Order order, CaseFile.Identifier who) {
        String survey = journey.dice.oneOf(List.of("nps", "nps", "csat", "ces"));
        Map<Integer, Double> scores = survey.equals("nps") ? NPS : survey.equals("ces") ? CES : CSAT;
        boolean skipped = journey.dice.chance(SKIPS);
        Integer score = skipped ? null : journey.dice.weighted(scores);
        String comment = !skipped && journey.dice.chance(0.2) ? "About order " + order.id() : null;
        String channel = journey.dice.oneOf(List.of("email", "app", "sms"));
        return new Answer("demo-answer-" + journey.id, survey, score, comment, who, channel);
    }

    private static void recommend(Journey journey, Order order) {
        Map<String, Object> properties = about(journey, order);
        switch (journey.dice.between(0, 2)) {
            case 0 -> Contacts.facebook(journey, "Product Recommended", properties);
            case 1 -> Contacts.adapter(journey, "instagram", "Product Recommended", properties);
            default -> Contacts.adapter(journey, "whatsapp", "Product Recommended", properties);
        }
    }

    private static Map<String, Object> about(Journey journey, Order order) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("order_id", order.id());
        properties.put("sku", journey.product.sku());
        return properties;
    }
}
