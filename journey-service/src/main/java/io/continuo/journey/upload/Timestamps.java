package io.continuo.journey.upload;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.OptionalLong;

/** Points in time as tables have them. */
final class Timestamps {

    static final String EXPECTED = "must be a time such as 2026-03-01T12:30:00Z, or seconds or milliseconds since 1970";

    private static final int MICROS = 1_000_000;
    private static final int MILLI_DIGITS = 12;
    private static final int MOST_DIGITS = 14;
    private static final int DATE = 10;

    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .appendPattern("HH:mm")
            .optionalStart()
            .appendPattern(":ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .optionalStart()
            .parseLenient()
            .appendOffset("+HH", "Z")
            .parseStrict()
            .optionalEnd()
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private Timestamps() {}

    /**
     * Microseconds since 1970. ISO 8601, with a blank for the T and without the time of day too; where no offset is given
     * it is UTC. Or digits: seconds, from twelve of them on milliseconds.
     *
     * @return empty when it is none of these
     */
    static OptionalLong micros(String text) {
        boolean digits =
                !text.isEmpty() && text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (digits) {
            long number = Long.parseLong(text);
            return OptionalLong.of(number * (text.length() >= MILLI_DIGITS ? 1_000 : MICROS));
        }
        try {
            return OptionalLong.of(parse(text));
        } catch (DateTimeException | ArithmeticException e) { // No time, or one so far away that it does not fit.
            return OptionalLong.empty();
        }
    }

    private static long parse(String text) {
        boolean blank = text.length() > DATE && text.charAt(DATE) == ' ';
        TemporalAccessor time = FORMAT.parse(
                blank ? text.substring(0, DATE) + "T" + text.substring(DATE + 1).replace(" ", "") : text);
        LocalDate day = time.query(TemporalQueries.localDate());
        LocalTime hour = time.query(TemporalQueries.localTime());
        ZoneOffset offset = time.query(TemporalQueries.offset());
        LocalTime at = hour == null ? LocalTime.MIDNIGHT : hour;
        long seconds = day.toEpochSecond(at, offset == null ? ZoneOffset.UTC : offset);
        return Math.addExact(Math.multiplyExact(seconds, MICROS), at.getNano() / 1_000);
    }
}
