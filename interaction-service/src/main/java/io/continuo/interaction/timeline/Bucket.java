package io.continuo.interaction.timeline;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The place of touchpoints in the store: one identifier, one month, and a part of it that is bounded.
 *
 * @param identifier {@code type:value}
 * @param part from 0; a month that is full gets another part
 */
record Bucket(String identifier, YearMonth month, int part) {

    /** Touchpoints in one part: with the largest event a document stays far below its 16 MB. */
    static final int CAPACITY = 100;

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM");

    /** The bucket of the next touchpoint of a month that holds {@code count} already. */
    static Bucket next(String identifier, YearMonth month, int count) {
        return new Bucket(identifier, month, count / CAPACITY);
    }

    static YearMonth monthOf(Instant at) {
        return YearMonth.from(at.atOffset(ZoneOffset.UTC));
    }

    static YearMonth month(String name) {
        return YearMonth.parse(name, MONTH);
    }

    static String name(YearMonth month) {
        return MONTH.format(month);
    }

    /** Reads what {@link #id} wrote; the identifier itself may hold any character. */
    static Bucket parse(String id) {
        int beforePart = id.lastIndexOf('#');
        int beforeMonth = id.lastIndexOf('#', beforePart - 1);
        return new Bucket(
                id.substring(0, beforeMonth),
                month(id.substring(beforeMonth + 1, beforePart)),
                Integer.parseInt(id.substring(beforePart + 1)));
    }

    String id() {
        return identifier + "#" + name(month) + "#" + part;
    }

    /** How many touchpoints the month must hold at least, for this part to exist. */
    int atLeast() {
        return part * CAPACITY + 1;
    }
}
