package io.continuo.identity.matching;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Compares two records, each field in its own way. The order of the two makes no difference. */
final class Comparing {

    private static final double CLOSE_NAME = 0.92;
    private static final double SIMILAR_NAME = 0.82;
    private static final double CLOSE_TEXT = 0.93;
    private static final double SIMILAR_TEXT = 0.85;
    private static final int SHORTEST_WITH_A_SLIP = 4;
    private static final int SHORTEST_WITH_TWO = 6;
    private static final int SHORTEST_SHORT_FORM = 3;

    private Comparing() {}

    static Comparison compare(Person one, Person other) {
        boolean exchanged = areExchanged(one, other, Field.FIRST_NAME, Field.LAST_NAME);
        Person right = exchanged ? other.exchanging(Field.FIRST_NAME, Field.LAST_NAME) : other;
        if (areExchanged(one, other, Field.STREET, Field.STREET_2)) {
            right = right.exchanging(Field.STREET, Field.STREET_2);
        }
        Comparison comparison = new Comparison(one, exchanged);
        for (Field field : Field.values()) {
            comparison.set(field, compare(field, one.get(field), right.get(field)));
        }
        if (comparison.level(Field.FIRST_NAME) != Level.MISSING || comparison.level(Field.LAST_NAME) != Level.MISSING) {
            comparison.set(Field.NAME_ORDER, exchanged ? Level.DIFFERENT : Level.EXACT);
        }
        return comparison;
    }

    private static Level compare(Field field, @Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return Level.MISSING;
        }
        if (one.equals(other)) {
            return Level.EXACT;
        }
        return switch (field) {
            case FIRST_NAME, LAST_NAME -> name(one, other);
            case BIRTHDAY -> Birthdays.compare(one, other);
            case EMAIL -> Emails.compare(one, other);
            case STREET, STREET_2, CITY -> text(one, other);
            case NATIONAL_ID, PHONE, POSTAL_CODE, STREET_NUMBER, STATE -> code(one, other);
            case COUNTRY, NAME_ORDER -> Level.DIFFERENT;
        };
    }

    private static boolean areExchanged(Person one, Person other, Field first, Field second) {
        double straight = likeness(one.get(first), other.get(first)) + likeness(one.get(second), other.get(second));
        double across = likeness(one.get(first), other.get(second)) + likeness(one.get(second), other.get(first));
        return across > straight + SIMILAR_NAME / 2 && across >= SIMILAR_NAME;
    }

    private static double likeness(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return 0;
        }
        double likeness = one.equals(other) ? 1 : Similarity.jaroWinkler(one, other);
        return likeness < SIMILAR_NAME ? 0 : likeness;
    }

    private static Level name(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        double likeness = Similarity.jaroWinkler(one, other);
        if (likeness >= CLOSE_NAME || hasOneSlip(one, other, shorter) || sameLetters(one, other)) {
            return Level.CLOSE;
        }
        boolean similar = likeness >= SIMILAR_NAME
                || isShortForm(one, other)
                || (shorter >= SHORTEST_WITH_TWO && Similarity.edits(one, other, 2) == 2)
                || sharesWord(one, other);
        return similar ? Level.SIMILAR : Level.DIFFERENT;
    }

    private static Level text(String one, String other) {
        String left = one.replace(" ", "");
        String right = other.replace(" ", "");
        int shorter = Math.min(left.length(), right.length());
        double likeness = Similarity.jaroWinkler(left, right);
        if (likeness >= CLOSE_TEXT || hasOneSlip(left, right, shorter) || sameWords(one, other)) {
            return Level.CLOSE;
        }
        return likeness >= SIMILAR_TEXT || sharesWord(one, other) ? Level.SIMILAR : Level.DIFFERENT;
    }

    private static Level code(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        int edits = Similarity.edits(one, other, 2);
        if (edits <= 1) {
            return shorter >= SHORTEST_SHORT_FORM ? Level.CLOSE : Level.SIMILAR;
        }
        boolean suffix = shorter >= SHORTEST_WITH_TWO && (one.endsWith(other) || other.endsWith(one));
        if (suffix) {
            return Level.CLOSE;
        }
        return edits == 2 && shorter >= SHORTEST_WITH_A_SLIP ? Level.SIMILAR : Level.DIFFERENT;
    }

    private static boolean hasOneSlip(String one, String other, int shorter) {
        return shorter >= SHORTEST_WITH_A_SLIP && Similarity.edits(one, other, 1) <= 1;
    }

    private static boolean sameLetters(String one, String other) {
        return one.replace(" ", "").equals(other.replace(" ", ""));
    }

    /** Rob and Robert, or an initial. */
    private static boolean isShortForm(String one, String other) {
        String shorter = one.length() < other.length() ? one : other;
        String longer = one.length() < other.length() ? other : one;
        return (shorter.length() == 1 || shorter.length() >= SHORTEST_SHORT_FORM) && longer.startsWith(shorter);
    }

    private static boolean sameWords(String one, String other) {
        return one.indexOf(' ') > 0 && Arrays.equals(sortedWords(one), sortedWords(other));
    }

    private static String[] sortedWords(String text) {
        String[] words = text.split(" ");
        Arrays.sort(words);
        return words;
    }

    /** The longest words of either, as the short ones are road and street. */
    private static boolean sharesWord(String one, String other) {
        if (one.indexOf(' ') < 0 && other.indexOf(' ') < 0) {
            return false;
        }
        String longest = longestWord(one);
        return longest.length() >= SHORTEST_WITH_A_SLIP && longest.equals(longestWord(other));
    }

    private static String longestWord(String text) {
        String longest = "";
        for (String word : text.split(" ")) {
            if (word.length() > longest.length()) {
                longest = word;
            }
        }
        return longest;
    }
}
