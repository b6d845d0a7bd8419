package io.continuo.identity.matching;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text without what people and systems write differently: case, accents, punctuation, spaces. */
final class Plain {

    private static final int LONGEST = 200;
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Set<String> PLACEHOLDERS = Set.of(
            "unknown",
            "none",
            "null",
            "na",
            "n a",
            "nil",
            "undefined",
            "test",
            "guest",
            "anonymous",
            "not available",
            "not set",
            "nobody",
            "customer",
            "cashier",
            "default",
            "tbd",
            "xxx",
            "xx",
            "x",
            "0",
            "00",
            "000");

    private Plain() {}

    /** Words of letters and digits with one space between them; null where nothing is left that says something. */
    static @Nullable String text(@Nullable String raw) {
        if (raw == null) {
            return null;
        }
        String cut = raw.length() > LONGEST ? raw.substring(0, LONGEST) : raw;
        String bare = MARKS.matcher(Normalizer.normalize(cut, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("'", "")
                .replace("’", "")
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("ł", "l");
        String words = NO_LETTER.matcher(bare).replaceAll(" ").strip();
        return words.isEmpty() || PLACEHOLDERS.contains(words) ? null : words;
    }

    /** Letters and digits only. */
    static @Nullable String code(@Nullable String raw) {
        String words = text(raw);
        return words == null ? null : words.replace(" ", "");
    }

    static @Nullable String digits(@Nullable String raw) {
        String code = code(raw);
        if (code == null) {
            return null;
        }
        StringBuilder digits = new StringBuilder();
        code.chars().filter(Character::isDigit).forEach(c -> digits.append(Character.digit(c, 10)));
        return digits.isEmpty() || isOneDigit(digits) ? null : digits.toString();
    }

    /** All zeros or all nines is what a form makes people type. */
    private static boolean isOneDigit(CharSequence digits) {
        return digits.length() > 2 && digits.chars().distinct().count() == 1;
    }
}
