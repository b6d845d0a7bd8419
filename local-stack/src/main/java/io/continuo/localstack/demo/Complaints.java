package io.continuo.localstack.demo;

import io.continuo.localstack.demo.CaseFile.Turn;
import io.continuo.localstack.demo.Purchase.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What people write to the service desk, and how the desk answers: mostly on another channel than it began. */
final class Complaints {

    private record Matter(String subject, String kind, String words, String remedy) {}

    private static final Map<Matter, Double> MATTERS = Weights.of(
            new Matter(
                            "Does not cool",
                            "complaint",
                            "It is warm inside since yesterday.",
                            "The thermostat was replaced."),
                    16,
            new Matter(
                            "Delivered with a dent",
                            "complaint",
                            "There is a dent in the left side.",
                            "A discount was agreed."),
                    20,
            new Matter("Delivery is late", "complaint", "I waited the whole morning.", "Delivered the next day."), 24,
            new Matter("Noise", "complaint", "It hums all night.", "The feet were levelled."), 12,
            new Matter("Invoice with company name", "request", "I need the invoice in another name.", "Sent again."),
                    16,
            new Matter("Which filter fits", "information", "Which filter do I order for it?", "Answered."), 12);

    private static final Map<String, Double> DOORS =
            Weights.of("whatsapp", 30, "call_center", 28, "email", 16, "facebook", 9, "instagram", 5, "store", 12);

    private static final Map<Integer, Double> SCORES = Weights.of(1, 9, 2, 9, 3, 16, 4, 34, 5, 32);

    private Complaints() {}

    static void complain(Journey journey, Order order, ShopFloor shop) {
        ShopFloor.lookUp(journey.person).ifPresent(who -> shop.cases().add(caseOf(journey, order, who)));
    }

    private static CaseFile caseOf(Journey journey, Order order, CaseFile.Identifier who) {
        Dice dice = journey.dice;
        Matter matter = dice.weighted(MATTERS);
        String door = dice.weighted(DOORS);
        List<Turn> turns = new ArrayList<>();
        turns.add(new Turn.Message(door, "in", matter.words() + " Order " + order.id() + "."));
        turns.add(new Turn.Message(door, "out", "We are looking into it."));
        String next = dice.chance(0.55) ? dice.weighted(DOORS) : door;
        if (dice.chance(0.5)) {
            turns.add(new Turn.Message(next, "in", "Any news?"));
        }
        if (dice.chance(0.4)) {
            turns.add(new Turn.Transfer("field-service", "The customer has told everything once already."));
        }
        if (dice.chance(0.5)) {
            turns.add(new Turn.Update(next, "A technician is on the way."));
        }
        if (dice.chance(0.85)) {
            turns.add(new Turn.Resolution(matter.remedy()));
            turns.add(new Turn.Rating(next, dice.chance(0.3) ? null : dice.weighted(SCORES)));
        }
        String priority = matter.kind().equals("complaint") && dice.chance(0.2) ? "high" : "normal";
        return new CaseFile("demo-case-" + journey.id, who, door, matter.subject(), matter.kind(), priority, turns);
    }
}
