package io.continuo.localstack.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Map;

/** Puts things on days and hours when people do them: evenings on the web, Saturdays in the shops. */
final class ShopCalendar {

    private static final ZoneId ZONE = ZoneId.of("Europe/Madrid");
    private static final Duration HOUR = Duration.ofHours(1);

    /** Share of the day's traffic per hour from midnight on. */
    private static final double[] HOURS = {
        2, 1, .5, .3, .3, .5, 1, 2, 3, 4.5, 5.5, 6, 6, 5.5, 5, 4.5, 5, 5.5, 6.5, 7.5, 8.5, 9, 7, 4
    };

    private static final Map<DayOfWeek, Double> DAYS = Map.of(
            DayOfWeek.MONDAY, .95,
            DayOfWeek.TUESDAY, .85,
            DayOfWeek.WEDNESDAY, .9,
            DayOfWeek.THURSDAY, .95,
            DayOfWeek.FRIDAY, 1.1,
            DayOfWeek.SATURDAY, 1.35,
            DayOfWeek.SUNDAY, 1.1);

    private record Opening(LocalTime from, LocalTime to) {}

    /** Everything else never closes. */
    private static final Map<String, Opening> OPENINGS = Map.of(
            "store", new Opening(LocalTime.of(10, 0), LocalTime.of(21, 30)),
            "department_store", new Opening(LocalTime.of(10, 0), LocalTime.of(22, 0)),
            "call_center", new Opening(LocalTime.of(9, 0), LocalTime.of(20, 0)),
            "field_service", new Opening(LocalTime.of(8, 0), LocalTime.of(18, 0)));

    private final Instant first;
    private final Instant now;
    private final double[] upTo;

    ShopCalendar(Instant now, Duration window) {
        this.now = now;
        this.first = now.minus(window);
        this.upTo = new double[(int) window.toHours() + 1];
        for (int hour = 1; hour < upTo.length; hour++) {
            upTo[hour] = upTo[hour - 1] + weight(first.plus(HOUR.multipliedBy(hour - 1)));
        }
    }

    /**
     * The instant that lies so far back if all hours were alike: much traffic goes into a busy hour, little into a night.
     *
     * @param back zero to the window
     */
    Instant at(Duration back) {
        int hours = upTo.length - 1;
        double target = upTo[hours] * (1 - back.toSeconds() / (hours * 3600.0));
        int found = Arrays.binarySearch(upTo, target);
        int hour = Math.clamp(found >= 0 ? found : -found - 2, 0, hours - 1);
        double within = (target - upTo[hour]) / (upTo[hour + 1] - upTo[hour]);
        return first.plus(HOUR.multipliedBy(hour)).plusSeconds((long) (within * 3600));
    }

    /** The instant itself where the channel is open, else some time after the next opening or, if that is not yet, before. */
    Instant open(Instant at, String channel) {
        Opening opening = OPENINGS.get(channel);
        ZonedDateTime local = at.atZone(ZONE);
        LocalTime time = local.toLocalTime();
        if (opening == null || !time.isBefore(opening.from()) && time.isBefore(opening.to())) {
            return at;
        }
        ZonedDateTime day = time.isBefore(opening.from()) ? local : local.plusDays(1);
        // The minutes are kept, so that not everybody stands before the door.
        ZonedDateTime next = day.with(opening.from()).plusMinutes(time.getMinute());
        return next.toInstant().isAfter(now) ? next.minusDays(1).toInstant() : next.toInstant();
    }

    /** Nothing happens after now. */
    Instant notAfterNow(Instant at) {
        return at.isAfter(now) ? now : at;
    }

    private static double weight(Instant hour) {
        ZonedDateTime local = hour.atZone(ZONE);
        return HOURS[local.getHour()] * DAYS.getOrDefault(local.getDayOfWeek(), 1.0);
    }
}
