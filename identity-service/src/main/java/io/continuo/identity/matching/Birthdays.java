package io.continuo.identity.matching;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates of birth as {@code yyyyMMdd}, whether or not such a day exists: a wrong date still resembles the right one. */
final class Birthdays {

    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/. ]?(\\d{1,2})[-/. ]?(\\d{1,2})(?:[T ].*)?");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4})");
    private static final int DIGITS = 8;
    private static final int MONTHS = 12;

    /** What forms fill in by themselves. */
    private static final Set<String> PLACEHOLDERS = Set.of("19000101", "19700101", "00010101", "99991231", "18991230");

    private Birthdays() {}

    static @Nullable String of(@Nullable String raw) {
        if (raw == null) {
            return null;
        }
        String text = raw.strip();
        Matcher yearFirst = YEAR_FIRST.matcher(text);
        if (yearFirst.matches()) {
            return known(yearFirst.group(1) + two(yearFirst.group(2)) + two(yearFirst.group(3)));
        }
        Matcher dayFirst = DAY_FIRST.matcher(text);
        if (dayFirst.matches()) {
            boolean month = Integer.parseInt(dayFirst.group(2)) > MONTHS;
            String day = two(dayFirst.group(month ? 2 : 1));
            return known(dayFirst.group(3) + two(dayFirst.group(month ? 1 : 2)) + day);
        }
        String digits = Plain.digits(text);
        return digits != null && digits.length() == DIGITS ? known(digits) : null;
    }

    static Level compare(String one, String other) {
        if (one.equals(other)) {
            return Level.EXACT;
        }
        if (Similarity.edits(one, other, 1) <= 1 || isDayMonthSwap(one, other)) {
            return Level.CLOSE;
        }
        return equalParts(one, other) == 2 || Similarity.edits(one, other, 2) == 2 ? Level.SIMILAR : Level.DIFFERENT;
    }

    private static boolean isDayMonthSwap(String one, String other) {
        return one.regionMatches(0, other, 0, 4)
                && one.regionMatches(4, other, 6, 2)
                && one.regionMatches(6, other, 4, 2);
    }

    private static int equalParts(String one, String other) {
        int year = one.regionMatches(0, other, 0, 4) ? 1 : 0;
        int month = one.regionMatches(4, other, 4, 2) ? 1 : 0;
        int day = one.regionMatches(6, other, 6, 2) ? 1 : 0;
        return year + month + day;
    }

    private static @Nullable String known(String date) {
        return date.length() != DIGITS || date.startsWith("0000") || PLACEHOLDERS.contains(date) ? null : date;
    }

    private static String two(String digits) {
        return digits.length() == 1 ? "0" + digits : digits;
    }
}
