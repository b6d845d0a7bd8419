package io.continuo.inventory.catalog;

/** The form of ids that people configure. */
final class Ids {

    private static final int LONGEST = 64;

    private Ids() {}

    static void check(String what, String value) {
        if (value.isEmpty() || value.length() > LONGEST || !isPlain(value)) {
            throw new IllegalArgumentException(what + " has 1 to 64 letters, digits, '.', '_', ':' or '-'");
        }
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean mark = i > 0 && (c == '.' || c == '_' || c == ':' || c == '-');
            if (!mark && !isLetterOrDigit(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
