package io.continuo.journey.query;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A window of time, and the same one of the weeks before. Window 0 is the latest one.
 *
 * @param end of the latest window, not included
 * @param length of each, a week at most
 * @param weeks before the latest one
 */
public record WeeklyWindows(Instant end, Duration length, int weeks) {

    private static final Duration WEEK = Duration.ofDays(7);

    /** @throws IllegalArgumentException when windows would overlap */
    public WeeklyWindows {
        if (length.isNegative() || length.isZero() || length.compareTo(WEEK) > 0 || weeks < 0) {
            throw new IllegalArgumentException("a window is longer than nothing, and a week at most");
        }
    }

    /** How many there are. */
    public int size() {
        return weeks + 1;
    }

    /** One of them. */
    public Period period(int window) {
        Instant until = end.minus(WEEK.multipliedBy(window));
        return new Period(until.minus(length), until);
    }

    /** In order, the latest first. */
    public List<Period> periods() {
        return IntStream.range(0, size()).mapToObj(this::period).toList();
    }

    /** The window that holds a time, in milliseconds since 1970; negative where none does. */
    public int of(long time) {
        long ago = end.toEpochMilli() - 1 - time;
        long window = ago < 0 ? -1 : ago / WEEK.toMillis();
        boolean within = window >= 0 && window <= weeks && ago - window * WEEK.toMillis() < length.toMillis();
        return within ? (int) window : -1;
    }
}
