package io.continuo.inventory.catalog;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time of the day at which a node is open.
 *
 * @param to not included; midnight is the end of the day
 */
public record Hours(LocalTime from, LocalTime to) {

    private static final Pattern FORM = Pattern.compile("(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");
    private static final String CLOSED = "closed";
    private static final String DAY_END = "24:00";

    public Hours {
        if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
            throw new IllegalArgumentException("hours end after they begin");
        }
    }

    /**
     * Reads {@code 09:00-13:00,15:00-18:00}; {@code closed} is none, {@code 24:00} the end of the day.
     *
     * @throws IllegalArgumentException when it is not of this form, or hours overlap
     */
    static List<Hours> parse(String text) {
        if (text.strip().equals(CLOSED)) {
            return List.of();
        }
        List<Hours> hours = Arrays.stream(text.split(",", -1))
                .map(Hours::one)
                .sorted(Comparator.comparing(Hours::from))
                .toList();
        for (int i = 1; i < hours.size(); i++) {
            LocalTime end = hours.get(i - 1).to();
            if (end.equals(LocalTime.MIDNIGHT) || hours.get(i).from().isBefore(end)) {
                throw new IllegalArgumentException("hours of a day do not overlap");
            }
        }
        return hours;
    }

    private static Hours one(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("hours are written 09:00-18:00");
        }
        try {
            return new Hours(LocalTime.parse(form.group(1)), end(form.group(2)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("hours are written 09:00-18:00", e);
        }
    }

    private static LocalTime end(String text) {
        return text.equals(DAY_END) ? LocalTime.MIDNIGHT : LocalTime.parse(text);
    }
}
