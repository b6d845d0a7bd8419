package io.continuo.journey.stage;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A touchpoint type, {@code *} standing for any text. Case and punctuation do not count: {@code order_completed},
 * {@code Order Completed} and {@code order-completed} are one type to every pattern.
 */
final class TypePattern {

    private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{N}*]+");

    private final Pattern pattern;

    @JsonCreator
    TypePattern(String glob) {
        String regex = words(glob).replace("*", ".*");
        this.pattern = Pattern.compile(regex);
    }

    boolean matches(String words) {
        return pattern.matcher(words).matches();
    }

    /** The form in which types are compared. */
    static String words(String type) {
        return PUNCTUATION
                .matcher(type.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
    }

    @Override
    public String toString() {
        return pattern.pattern();
    }
}
