package io.continuo.journey.friction;

import io.continuo.journey.experience.Lived;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Journeys are written {@code Type!channel@hour}; the channel is web where none is named. */
final class Written {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    static final Instant NOW = MONDAY.plus(Duration.ofDays(100));

    private final Lived lived;
    private int touches;

    Written(Lived lived) {
        this.lived = lived;
    }

    void journey(String customer, String steps) {
        for (String step : steps.split("(?<=@\\d{1,5}) ")) {
            String what = step.substring(0, step.indexOf('@'));
            String channel = what.contains("!") ? what.substring(what.indexOf('!') + 1) : "web";
            String type = what.contains("!") ? what.substring(0, what.indexOf('!')) : what;
            lived.contact(customer, "t" + touches++, type, channel, at(hour(step)), Map.of());
        }
    }

    static int hour(String step) {
        return Integer.parseInt(step.substring(step.indexOf('@') + 1));
    }

    static Instant at(int hour) {
        return MONDAY.plus(Duration.ofHours(hour));
    }
}
