package io.continuo.interaction.cases;

import io.continuo.interaction.optout.Keywords;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Messages after which nobody waits for a word: greetings, thanks, reactions, and decisions about contact. */
final class SmallTalk {

    /** Longer than small talk is: such a message is not looked at in full. */
    private static final int LONGEST = 100;

    private static final int LONGEST_REACTION = 20;

    private final Set<String> phrases;
    private final Predicate<String> isKeyword;

    /** @param isKeyword whether a message is a decision about contact and nothing else */
    SmallTalk(Collection<String> phrases, Predicate<String> isKeyword) {
        this.phrases = phrases.stream()
                .map(Keywords::normal)
                .filter(phrase -> !phrase.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        this.isKeyword = isKeyword;
    }

    /** Whether there is nothing else in it; also where there are no words at all. */
    boolean is(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        String normal = Keywords.normal(text);
        return normal.isEmpty() || isReaction(normal) || isKeyword.test(text) || isPhrases(normal.split(" "));
    }

    /** One word; a language that writes without spaces says a lot in one. */
    private static boolean isReaction(String normal) {
        int most = normal.codePoints().anyMatch(SmallTalk::isDense) ? 4 : LONGEST_REACTION;
        return normal.indexOf(' ') < 0 && normal.codePointCount(0, normal.length()) <= most;
    }

    private static boolean isDense(int letter) {
        return switch (Character.UnicodeScript.of(letter)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    /** One after the other, from the end: what follows each word is already known. */
    private boolean isPhrases(String[] words) {
        boolean[] rest = new boolean[words.length + 1];
        rest[words.length] = true;
        for (int from = words.length - 1; from >= 0; from--) {
            for (int to = from + 1; to <= words.length && !rest[from]; to++) {
                rest[from] = rest[to] && phrases.contains(String.join(" ", Arrays.copyOfRange(words, from, to)));
            }
        }
        return rest[0];
    }
}
