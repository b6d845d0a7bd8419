package io.continuo.inventory.catalog;

import java.util.regex.Pattern;

/** The form of ids that people configure. */
final class Ids {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");

    private Ids() {}

    static void check(String what, String value) {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(what + " has 1 to 64 letters, digits, '.', '_', ':' or '-'");
        }
    }
}
