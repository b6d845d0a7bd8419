package io.continuo.inventory.availability;

import io.continuo.inventory.live.Shelf;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How likely somebody who goes to the shelf finds one unit there, from 0 to 1 in hundredths.
 *
 * <p>Each unit on record is doubtful by {@code p}, which grows with the days since the last count and with what was sold
 * in them: {@code p = 1 - (1 - age) (1 - wear)}, where {@code age = 0.5 min(1, days / 90)}, or 0.5 where nobody ever
 * counted, and {@code wear = 0.3 (1 - e^(-moved / 50))} for the units {@code moved} since. Of {@code n} units at least
 * one is there with {@code 1 - p^n}. Whatever was not found since the last count speaks against the record as a whole:
 * each time halves it.
 */
public final class Confidence {

    private static final double MOST_AGING = 0.5;
    private static final double MOST_WEAR = 0.3;
    private static final double WEARING = 50;
    private static final int FADES_OVER_DAYS = 90;
    private static final double SECONDS_OF_A_DAY = Duration.ofDays(1).toSeconds();
    private static final double UNIT = 1000;

    private Confidence() {}

    /** Of one unit that nothing else is known of than when it was counted. */
    public static double of(@Nullable Instant verifiedAt, Instant now) {
        int seconds = verifiedAt == null ? 0 : Math.toIntExact(verifiedAt.getEpochSecond());
        return ofShelf(new Shelf(1000, 0, 1, seconds, Shelf.Pulse.NONE), now);
    }

    /** Of what lies on a shelf; of an empty one, as if one unit were left. */
    public static double ofShelf(Shelf shelf, Instant now) {
        Shelf.Pulse pulse = shelf.pulse();
        return of(shelf.free(), shelf.verifiedAt(), pulse.soldPerDay(), pulse.missed(), now.getEpochSecond());
    }

    /** The same of a shelf's parts, see {@link Shelf}; {@code now} in seconds since 1970. */
    static double of(long free, int verifiedAt, float soldPerDay, int missed, long now) {
        double days = days(verifiedAt, now);
        double aging = MOST_AGING * days / FADES_OVER_DAYS;
        double wear = soldPerDay == 0 ? 0 : MOST_WEAR * (1 - Math.exp(-soldPerDay * days / WEARING));
        double doubt = 1 - (1 - aging) * (1 - wear);
        double units = Math.max(1, free / UNIT);
        double found = (1 - Math.pow(doubt, units)) * (missed == 0 ? 1 : Math.pow(0.5, missed));
        return Math.round(found * 100) / 100.0;
    }

    /** Since the last count, as far as they matter. */
    private static double days(int verifiedAt, long now) {
        double days = (now - verifiedAt) / SECONDS_OF_A_DAY;
        return verifiedAt == 0 ? FADES_OVER_DAYS : Math.clamp(days, 0, FADES_OVER_DAYS);
    }
}
