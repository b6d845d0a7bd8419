package io.continuo.localstack.demo;

import io.continuo.localstack.demo.Registration.Consent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The records people left at forms and desks, some of them twice and not the same way. */
final class Crm {

    private static final double TYPED_AGAIN = 0.05;
    private static final double NOT_INTERESTED = 0.03;

    private final long seed;

    Crm(long seed) {
        this.seed = seed;
    }

    List<Registration> registrations(List<Person> people) {
        List<Registration> registrations = new ArrayList<>();
        for (Person person : people) {
            if (person.isInCrm()) {
                Dice dice = Dice.of(seed, "crm", person.number());
                registrations.add(record(person, dice));
                if (person.has("loyalty_card") && dice.chance(TYPED_AGAIN)) {
                    registrations.add(form(person, dice));
                }
            }
        }
        return registrations;
    }

    private static Registration record(Person person, Dice dice) {
        Map<String, String> identifiers = person.only("crm_id", "loyalty_card", "email", "phone");
        return new Registration(
                "demo-crm-%05d".formatted(person.number()),
                identifiers,
                traits(person, person.lastName()),
                consents(dice));
    }

    /** The same card, filled in again at a till, with the name misheard. */
    private static Registration form(Person person, Dice dice) {
        return new Registration(
                "demo-form-%05d".formatted(person.number()),
                person.only("loyalty_card", "phone"),
                traits(person, Names.mistyped(person.lastName(), dice)),
                List.of());
    }

    private static Map<String, Object> traits(Person person, String lastName) {
        Map<String, Object> traits = new LinkedHashMap<>();
        traits.put("firstName", person.firstName());
        traits.put("lastName", lastName);
        traits.put("address", Map.of("country", person.home().country()));
        return traits;
    }

    private static List<Consent> consents(Dice dice) {
        if (dice.chance(NOT_INTERESTED)) {
            return List.of(new Consent("*", "marketing", "denied", "call_center"));
        }
        return dice.chance(0.1) ? List.of(new Consent("newsletter", "marketing", "granted", "web")) : List.of();
    }
}
