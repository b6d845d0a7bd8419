package io.continuo.journey.alert;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.continuo.events.AlertRaised;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a rule's last window.
 *
 * @param until the end of the window
 * @param at when it came to this phase
 * @param alert when it was raised
 * @param told whether it is an event
 * @param attempts to deliver it
 */
record AlertState(
        Instant until, Phase phase, Instant at, @Nullable AlertRaised alert, boolean told, int attempts) {

    /** After so many attempts it is given up. */
    static final int MOST_ATTEMPTS = 6;

    /** An instance that judges, or delivers, and is not done by then has gone. */
    private static final Duration CLAIM = Duration.ofMinutes(5);

    /** How far it is. */
    enum Phase {
        /** An instance judges the window. */
        @JsonProperty("judging")
        JUDGING,
        /** Too little is known of what is usual. */
        @JsonProperty("learning")
        LEARNING,
        /** Nothing unusual. */
        @JsonProperty("quiet")
        QUIET,
        /** There is an alert, which is to be delivered. */
        @JsonProperty("raised")
        RAISED,
        /** The alert was delivered. */
        @JsonProperty("delivered")
        DELIVERED,
        /** The alert's webhook did not take it. */
        @JsonProperty("given_up")
        GIVEN_UP
    }

    static AlertState judging(Instant until, Instant now) {
        return new AlertState(until, Phase.JUDGING, now, null, false, 0);
    }

    AlertState to(Phase next, Instant now) {
        return new AlertState(until, next, now, alert, told, attempts);
    }

    AlertState raised(AlertRaised raised, Instant now) {
        return new AlertState(until, Phase.RAISED, now, raised, false, 0);
    }

    /** Before an attempt, so that only one instance makes it. */
    AlertState attempted(Instant now) {
        return new AlertState(until, Phase.RAISED, now, alert, told, attempts + 1);
    }

    /** It is an event now. */
    AlertState asEvent() {
        return new AlertState(until, phase, at, alert, true, attempts);
    }

    /** Whether a window that ended then is still to be judged. */
    boolean leaves(Instant end, Instant now) {
        return until.isBefore(end) || (phase == Phase.JUDGING && !now.isBefore(at.plus(CLAIM)));
    }

    /** Whether the alert is to be delivered now: at once, then after 1, 2, 4 … minutes. */
    boolean isDue(Instant now) {
        Duration pause =
                attempts == 0 ? Duration.ZERO : Duration.ofMinutes(1L << Math.min(attempts - 1, MOST_ATTEMPTS));
        return phase == Phase.RAISED && !now.isBefore(at.plus(pause));
    }
}
