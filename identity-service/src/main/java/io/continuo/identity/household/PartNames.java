package io.continuo.identity.household;

import io.continuo.http.Problems;
import java.util.regex.Pattern;

/** Parts as callers name them. */
final class PartNames {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final int LONGEST_SUBJECT = 190;

    private PartNames() {}

    static Roles.Subject subject(String kind, String subject) {
        boolean fit = !subject.isBlank()
                && subject.length() <= LONGEST_SUBJECT
                && subject.chars().noneMatch(Character::isISOControl);
        if (!fit) {
            throw Problems.invalid("/subject", "1 to " + LONGEST_SUBJECT + " characters, no control characters");
        }
        return new Roles.Subject(name("/kind", kind), subject);
    }

    static String name(String pointer, String name) {
        if (!NAME.matcher(name).matches()) {
            throw Problems.invalid(pointer, "lower-case letters, digits and _, at most 40 characters");
        }
        return name;
    }
}
