package io.continuo.events.contact;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Hours of the day in which a customer is left alone, by the customer's clock; over midnight where {@code to} is earlier.
 *
 * @param from the first minute
 * @param to the first minute after them; another one than {@code from}
 */
public record QuietHours(
        @JsonFormat(pattern = "HH:mm") LocalTime from,
        @JsonFormat(pattern = "HH:mm") LocalTime to,
        ZoneId timeZone) {

    public QuietHours {
        if (from == null || to == null || timeZone == null) {
            throw new IllegalArgumentException("from, to and timeZone are required");
        }
        if (from.equals(to)) {
            throw new IllegalArgumentException("from and to are two times");
        }
    }

    public boolean cover(Instant instant) {
        LocalTime time = instant.atZone(timeZone).toLocalTime();
        boolean begun = !time.isBefore(from);
        boolean over = !time.isBefore(to);
        return from.isBefore(to) ? begun && !over : begun || !over;
    }

    /** When those end that cover the instant. */
    public Instant endOf(Instant instant) {
        ZonedDateTime now = instant.atZone(timeZone);
        ZonedDateTime end = now.with(to);
        return (end.isAfter(now) ? end : end.plusDays(1)).toInstant();
    }
}
