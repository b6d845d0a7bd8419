package io.continuo.interaction.optout;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Words that are a message of their own; case, accents and what is around the letters do not matter.
 */
public final class Keywords {

    /** Longer than any keyword: a message is not looked at in full. */
    private static final int LONGEST = 60;

    private final Set<String> known;

    Keywords(Map<String, List<String>> byLanguage) {
        this.known = byLanguage.values().stream()
                .flatMap(Collection::stream)
                .map(Keywords::normal)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean are(String message) {
        return message.length() <= LONGEST && known.contains(normal(message));
    }

    /** In capitals without accents, one blank between words; empty where there are no letters. */
    public static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
