package io.continuo.interaction.sla;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When somebody works, in the time of a place; time in which nobody does is not counted.
 *
 * @param week the hours of each day, in order and apart from each other; a day that is absent is closed; an empty week is
 *     open at all times, holidays included
 * @param holidays closed, whatever day of the week they are
 */
public record BusinessCalendar(ZoneId zone, Map<DayOfWeek, List<Hours>> week, Set<LocalDate> holidays) {

    /** A calendar that has so few hours is a mistake, not a promise. */
    private static final int MAX_DAYS = 3_660;

    public BusinessCalendar {
        week = Map.copyOf(week);
        holidays = Set.copyOf(holidays);
        if (!week.isEmpty() && week.values().stream().allMatch(List::isEmpty)) {
            throw new IllegalArgumentException("a calendar is open at some time of the week");
        }
    }

    /** Always open. */
    public static BusinessCalendar aroundTheClock() {
        return new BusinessCalendar(ZoneId.of("UTC"), Map.of(), Set.of());
    }

    /**
     * The moment at which so much business time has passed. Days keep their hours when the clocks change.
     *
     * @throws IllegalArgumentException when it is more than {@value #MAX_DAYS} days away
     */
    public Instant plus(Instant from, Duration time) {
        if (week.isEmpty()) {
            return from.plus(time);
        }
        LocalDate first = from.atZone(zone).toLocalDate();
        Duration left = time;
        for (LocalDate day = first; day.isBefore(first.plusDays(MAX_DAYS)); day = day.plusDays(1)) {
            for (Hours hours : hours(day)) {
                Instant start = later(from, at(day, hours.from()));
                Duration open = Duration.between(start, end(day, hours.to()));
                if (open.isPositive() && open.compareTo(left) >= 0) {
                    return start.plus(left);
                }
                left = open.isPositive() ? left.minus(open) : left;
            }
        }
        throw new IllegalArgumentException("the calendar has too few hours for " + time);
    }

    private List<Hours> hours(LocalDate day) {
        return holidays.contains(day) ? List.of() : week.getOrDefault(day.getDayOfWeek(), List.of());
    }

    private Instant end(LocalDate day, LocalTime to) {
        return to.equals(LocalTime.MIDNIGHT) ? at(day.plusDays(1), to) : at(day, to);
    }

    private Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
