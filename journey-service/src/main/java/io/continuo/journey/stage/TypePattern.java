package io.continuo.journey.stage;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A touchpoint type, {@code *} standing for any text. Case and punctuation do not count: {@code order_completed},
 * {@code Order Completed} and {@code order-completed} are one type to every pattern.
 *
 * @param glob as it was written
 */
record TypePattern(@JsonValue String glob, String words) {

    private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{N}*]+");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    TypePattern(String glob) {
        this(glob, words(glob));
    }

    boolean matches(String type) {
        return Glob.matches(words, type);
    }

    /** The form in which types are compared. */
    static String words(String type) {
        return PUNCTUATION
                .matcher(type.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
    }
}
