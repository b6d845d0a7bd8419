package io.continuo.localstack.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One person's way to one product: what follows what, first without a date. */
final class Journey {

    /** @param offset since the journey began */
    private record Step(Duration offset, Sender sender, Touch touch) {}

    final String id;
    final Person person;
    final Product product;
    final Campaign campaign;
    final Dice dice;

    private final Duration start;
    private final List<Step> steps = new ArrayList<>();
    private Duration elapsed = Duration.ZERO;
    private int browser;
    private boolean loggedIn;

    Journey(String id, Person person, Product product, Campaign campaign, Dice dice, Duration window) {
        this.id = id;
        this.person = person;
        this.product = product;
        this.campaign = campaign;
        this.dice = dice;
        this.start = Duration.ofSeconds((long) (window.toSeconds() * dice.fraction()));
    }

    /** Time passes; on average the given one. */
    void pause(Duration mean) {
        long seconds = Math.max(5, Math.round(dice.exponential(mean.toSeconds())));
        elapsed = elapsed.plusSeconds(Math.min(seconds, mean.toSeconds() * 3));
    }

    /** Whether now has come: what would follow has not happened yet. */
    boolean isOver() {
        return elapsed.compareTo(start) > 0;
    }

    /** The person sits down at one of their browsers. */
    void sitDown() {
        int next = dice.chance(0.8) ? 0 : 1;
        loggedIn = loggedIn && next == browser;
        browser = next;
    }

    String cookie() {
        return person.cookie(browser);
    }

    void logIn() {
        loggedIn = person.has("user_id");
    }

    boolean isLoggedIn() {
        return loggedIn;
    }

    void add(
            Sender sender,
            String channel,
            String name,
            Map<String, String> identifiers,
            Map<String, Object> properties) {
        add(sender, Touch.Kind.TRACK, channel, name, identifiers, properties);
    }

    void add(
            Sender sender,
            Touch.Kind kind,
            String channel,
            String name,
            Map<String, String> identifiers,
            Map<String, Object> properties) {
        if (isOver()) {
            return;
        }
        String touchId = id + "-" + (steps.size() + 1);
        steps.add(new Step(elapsed, sender, new Touch(touchId, kind, name, channel, identifiers, properties)));
        elapsed = elapsed.plusSeconds(dice.between(8, 90));
    }

    /** Puts the steps on the calendar: in their order, and while each channel is open. */
    List<Happening> on(ShopCalendar calendar) {
        List<Happening> happenings = new ArrayList<>(steps.size());
        Instant last = Instant.MIN;
        for (Step step : steps) {
            Instant open = calendar.open(
                    calendar.at(start.minus(step.offset())), step.touch().channel());
            last = calendar.notAfterNow(open.isAfter(last) ? open : last.plusSeconds(20));
            happenings.add(new Happening(step.touch(), step.sender(), last));
        }
        return happenings;
    }
}
