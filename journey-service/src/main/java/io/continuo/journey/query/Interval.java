package io.continuo.journey.query;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;

/** How long one period of a trend is, in UTC. */
public enum Interval {
    DAY,
    WEEK,
    MONTH;

    private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;

    /** The period of a time, as the number of its first day since 1970. Weeks begin on Monday. */
    public long of(long time) {
        long day = Math.floorDiv(time, DAY_MILLIS);
        return switch (this) {
            case DAY -> day;
            case WEEK ->
                LocalDate.ofEpochDay(day)
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .toEpochDay();
            case MONTH -> LocalDate.ofEpochDay(day).withDayOfMonth(1).toEpochDay();
        };
    }

    /** The period after the one that begins on this day. */
    public long after(long day) {
        LocalDate first = LocalDate.ofEpochDay(day);
        return switch (this) {
            case DAY -> first.plusDays(1).toEpochDay();
            case WEEK -> first.plusWeeks(1).toEpochDay();
            case MONTH -> first.plusMonths(1).toEpochDay();
        };
    }

    /** When the period that begins on this day begins. */
    public static Instant start(long day) {
        return LocalDate.ofEpochDay(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
