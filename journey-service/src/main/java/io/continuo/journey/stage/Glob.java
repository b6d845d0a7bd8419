package io.continuo.journey.stage;

/** A text in which {@code *} stands for any text. Matching takes at most as many looks as both texts have letters, multiplied. */
public final class Glob {

    private static final int NONE = -1;

    private Glob() {}

    /** Whether the whole text is as the pattern says. */
    public static boolean matches(String pattern, String text) {
        int at = 0;
        int star = NONE;
        int resume = 0;
        int i = 0;
        while (i < text.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                resume = i;
            } else if (at < pattern.length() && pattern.charAt(at) == text.charAt(i)) {
                at++;
                i++;
            } else if (star != NONE) {
                at = star + 1;
                i = ++resume;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }
}
