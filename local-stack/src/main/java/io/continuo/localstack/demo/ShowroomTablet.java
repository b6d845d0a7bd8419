package io.continuo.localstack.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tablet on the counter of each shop: one device and one browser, and all day long another customer's card or
 * account on it. Whoever believes that a device is a person makes one customer of a whole town.
 */
final class ShowroomTablet {

    private final long seed;
    private final ShopCalendar calendar;
    private final Duration window;

    ShowroomTablet(long seed, ShopCalendar calendar, Duration window) {
        this.seed = seed;
        this.calendar = calendar;
        this.window = window;
    }

    /** One session for every eighth card holder who lives nearby. */
    List<Happening> sessions(List<Person> people) {
        List<Happening> sessions = new ArrayList<>();
        for (Person person : people) {
            if (person.number() % 8 == 3 && person.has("loyalty_card")) {
                sessions.addAll(session(person, Dice.of(seed, "tablet", person.number())));
            }
        }
        return sessions;
    }

    private List<Happening> session(Person person, Dice dice) {
        String tablet = "demo-tablet-" + person.home().id();
        Instant at =
                calendar.open(calendar.at(Duration.ofSeconds((long) (window.toSeconds() * dice.fraction()))), "store");
        String id = "demo-%d-tablet-%05d".formatted(seed, person.number());
        Map<String, String> scanned = person.only("loyalty_card");
        scanned.put("device_id", tablet);
        Map<String, Object> where = Map.of("node", person.home().id());
        List<Happening> session = new ArrayList<>();
        session.add(new Happening(
                new Touch(id + "-1", Touch.Kind.TRACK, "Loyalty Card Scanned", "store", scanned, where),
                Sender.STORE_SYSTEMS,
                at));
        if (person.has("user_id")) {
            Map<String, String> account = new LinkedHashMap<>(person.only("user_id"));
            account.put("anonymous_id", tablet);
            Touch logIn = new Touch(id + "-2", Touch.Kind.IDENTIFY, "", "web", account, Map.of());
            session.add(
                    new Happening(logIn, Sender.WEB_SDK, calendar.notAfterNow(at.plusSeconds(dice.between(30, 300)))));
        }
        return session;
    }
}
