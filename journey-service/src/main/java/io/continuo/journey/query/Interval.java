package io.continuo.journey.funnel;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** How long one period of a trend is, in UTC. */
public enum Interval {
    DAY,
    WEEK,
    MONTH;

    private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;

    /** The period of a time, as the number of its first day since 1970. Weeks begin on Monday. */
    long of(long time) {
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
}
