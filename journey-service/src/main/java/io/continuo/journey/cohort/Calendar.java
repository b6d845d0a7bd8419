package io.continuo.journey.cohort;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Days, weeks from Monday, or months of UTC, numbered one after the other. */
enum Calendar {
    @JsonProperty("day")
    DAY {
        @Override
        int number(long time) {
            return Math.toIntExact(Math.floorDiv(time, DAY_MILLIS));
        }

        @Override
        LocalDate begin(int number) {
            return LocalDate.ofEpochDay(number);
        }
    },
    @JsonProperty("week")
    WEEK {
        @Override
        int number(long time) {
            return Math.floorDiv(DAY.number(time) + EPOCH_WEEKDAY, DAYS);
        }

        @Override
        LocalDate begin(int number) {
            return LocalDate.ofEpochDay((long) number * DAYS - EPOCH_WEEKDAY);
        }
    },
    @JsonProperty("month")
    MONTH {
        @Override
        int number(long time) {
            LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(time, DAY_MILLIS));
            return day.getYear() * MONTHS + day.getMonthValue() - 1;
        }

        @Override
        LocalDate begin(int number) {
            return LocalDate.of(Math.floorDiv(number, MONTHS), Math.floorMod(number, MONTHS) + 1, 1);
        }
    };

    private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;
    private static final int DAYS = 7;
    private static final int MONTHS = 12;

    /** 1 January 1970 was a Thursday. */
    private static final int EPOCH_WEEKDAY = 3;

    /** The number of the period that holds a time. */
    abstract int number(long time);

    /** The first day of a period. */
    abstract LocalDate begin(int number);

    /** How many periods of those from one time on were over at another. */
    final int over(long since, Instant now) {
        return number(now.toEpochMilli()) - number(since);
    }

    /** When a period begins, in milliseconds since 1970. */
    final long start(int number) {
        return begin(number).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
