package io.continuo.inventory.availability;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a node's counters can be trusted: 1 right after a count, then less by the day. */
public final class Confidence {

    /** Where nobody ever counted, or not for long. */
    private static final double FLOOR = 0.5;

    private static final Duration FADES_OVER = Duration.ofDays(90);

    private Confidence() {}

    /** From 0 to 1, in hundredths: linear from 1 down to {@value #FLOOR} over 90 days. */
    public static double of(@Nullable Instant verifiedAt, Instant now) {
        if (verifiedAt == null) {
            return FLOOR;
        }
        double age = (double) Duration.between(verifiedAt, now).toSeconds() / FADES_OVER.toSeconds();
        double faded = 1 - (1 - FLOOR) * Math.clamp(age, 0, 1);
        return Math.round(faded * 100) / 100.0;
    }
}
