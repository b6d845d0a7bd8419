package io.continuo.localstack.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The customers, each with the identifiers that person happens to use. */
final class Population {

    /** One couple in so many people shares one mailbox. */
    private static final int FAMILY_MAILBOX_EVERY = 250;

    private static final Map<String, String> MOBILE =
            Map.of("ES", "+34600%06d", "PT", "+35191%07d", "FR", "+336399%05d");

    private final long seed;

    Population(long seed) {
        this.seed = seed;
    }

    List<Person> people(int count) {
        List<Person> people = new ArrayList<>(count);
        for (int number = 0; number < count; number++) {
            Person person = person(number);
            people.add(number % FAMILY_MAILBOX_EVERY == 1 ? spouseOf(people.getLast(), person) : person);
        }
        return people;
    }

    /** Whether this person reads their post in the mailbox of the person before. */
    static boolean sharesMailbox(Person person) {
        return person.number() % FAMILY_MAILBOX_EVERY == 1;
    }

    private Person person(int number) {
        Dice dice = Dice.of(seed, "person", number);
        Node home = dice.weighted(Node.CATCHMENT);
        String first = Names.first(home.country(), dice);
        String last = Names.last(home.country(), dice);
        return new Person(
                number, first, last, identifiers(number, first, last, home, dice), dice.weighted(Habit.SHARES), home);
    }

    private static Map<String, String> identifiers(int number, String first, String last, Node home, Dice dice) {
        String email = "%s.%s.%d@example.com".formatted(Names.plain(first), Names.plain(last), number);
        String phone = MOBILE.getOrDefault(home.country(), "+34600%06d").formatted(number);
        String handle = "%s_%s_%d".formatted(Names.plain(first), Names.plain(last), number);
        Map<String, String> identifiers = new LinkedHashMap<>();
        put(identifiers, "user_id", "demo-user-%05d".formatted(number), dice.chance(0.65));
        put(identifiers, "loyalty_card", "7%09d".formatted(number), dice.chance(0.60));
        put(identifiers, "crm_id", "demo-crm-%05d".formatted(number), dice.chance(0.70));
        put(identifiers, "email", email, dice.chance(0.96));
        put(identifiers, "phone", phone, dice.chance(0.82));
        put(identifiers, "whatsapp", phone, dice.chance(0.40));
        put(identifiers, "marketplace_id", "demo-buyer-%05d".formatted(number), dice.chance(0.30));
        put(identifiers, "facebook", handle, dice.chance(0.25));
        put(identifiers, "instagram", handle, dice.chance(0.25));
        return identifiers;
    }

    private static Person spouseOf(Person partner, Person person) {
        Map<String, String> identifiers = new LinkedHashMap<>(person.identifiers());
        String mailbox = partner.identifier("email");
        if (mailbox != null) {
            identifiers.put("email", mailbox);
        }
        return new Person(
                person.number(), person.firstName(), partner.lastName(), identifiers, person.habit(), partner.home());
    }

    private static void put(Map<String, String> identifiers, String type, String value, boolean has) {
        if (has) {
            identifiers.put(type, value);
        }
    }
}
