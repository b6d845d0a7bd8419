package io.continuo.inventory.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.continuo.http.Problems;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a node works, as callers say it and as it is stored.
 *
 * @param zone of all times, such as {@code Europe/Madrid}
 * @param hours by day in English, {@code "monday": "09:00-13:00,15:00-18:00"}; without any day it is open at all hours
 * @param cutOff until when an order leaves on the same day, {@code 16:00}
 * @param cutOffs the same by delivery zone, such as a country
 * @param handling working time until an order stands ready, such as {@code PT2H}; at once when absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CalendarBody(
        @NotNull String zone,
        @Nullable @Size(max = 7) Map<String, @NotNull @Size(max = 100) String> hours,
        @Nullable @Size(max = 500) List<@NotNull LocalDate> holidays,
        @Nullable String cutOff,

        @Nullable @Size(max = 300) Map<@Size(min = 1, max = 64) String, @NotNull String> cutOffs,

        @Nullable Duration handling) {

    private static final Duration LONGEST_HANDLING = Duration.ofDays(60);

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} */
    NodeCalendar calendar() {
        return new NodeCalendar(
                zoneId(),
                week(),
                holidays == null ? Set.of() : Set.copyOf(holidays),
                cutOff == null ? null : time("/calendar/cutOff", cutOff),
                times(),
                working());
    }

    private ZoneId zoneId() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw Problems.invalid("/calendar/zone", "a time zone such as Europe/Madrid");
        }
    }

    private Map<DayOfWeek, List<Hours>> week() {
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        Map<String, String> given = hours == null ? Map.of() : hours;
        given.forEach((day, text) -> {
            String pointer = "/calendar/hours/" + day;
            try {
                week.put(DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)), Hours.parse(text));
            } catch (IllegalArgumentException e) {
                throw Problems.invalid(
                        pointer, "a day in English with hours such as 09:00-13:00,15:00-18:00 or closed");
            }
        });
        if (!week.isEmpty() && week.values().stream().allMatch(List::isEmpty)) {
            throw Problems.invalid("/calendar/hours", "open at some time of the week");
        }
        return week;
    }

    private Map<String, LocalTime> times() {
        Map<String, LocalTime> times = new HashMap<>();
        Map<String, String> given = cutOffs == null ? Map.of() : cutOffs;
        given.forEach((zone, text) -> times.put(zone, time("/calendar/cutOffs/" + zone, text)));
        return times;
    }

    private Duration working() {
        Duration time = handling == null ? Duration.ZERO : handling;
        if (time.isNegative() || time.compareTo(LONGEST_HANDLING) > 0) {
            throw Problems.invalid("/calendar/handling", "PT0S to " + LONGEST_HANDLING);
        }
        return time;
    }

    private static LocalTime time(String pointer, String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw Problems.invalid(pointer, "a time of the day such as 16:00");
        }
    }
}
