package io.continuo.interaction.sla;

import java.time.Duration;
import java.time.Instant;

/**
 * Targets in a calendar.
 *
 * @param warnAfter the share of a target after which somebody is warned, in thousandths
 */
public record Terms(Targets targets, BusinessCalendar calendar, int warnAfter) {

    private static final int WHOLE = 1_000;

    public Terms {
        if (warnAfter < 1 || warnAfter > WHOLE) {
            throw new IllegalArgumentException("a warning comes after 1 to 1000 thousandths of the target");
        }
    }

    public Deadline firstResponse(Instant from) {
        return deadline(from, targets.firstResponse());
    }

    public Deadline nextUpdate(Instant from) {
        return deadline(from, targets.nextUpdate());
    }

    public Deadline resolution(Instant from) {
        return deadline(from, targets.resolution());
    }

    private Deadline deadline(Instant from, Duration target) {
        Duration warned = target.multipliedBy(warnAfter).dividedBy(WHOLE);
        return new Deadline(calendar.plus(from, warned), calendar.plus(from, target));
    }
}
