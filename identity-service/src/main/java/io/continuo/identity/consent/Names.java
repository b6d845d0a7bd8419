package io.continuo.identity.consent;

import io.continuo.events.Channel;
import io.continuo.events.contact.Scope;
import io.continuo.http.Problems;
import java.util.regex.Pattern;

/** Channels and purposes as callers name them. */
final class Names {

    private static final Pattern PURPOSE = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    private Names() {}

    static boolean isPurpose(String name) {
        return PURPOSE.matcher(name).matches();
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} at {@code /channel} */
    static String channelOrAll(String name) {
        if (!name.equals(Scope.ALL) && !Channel.isValid(name)) {
            throw Problems.invalid("/channel", "a known channel, x_… or *");
        }
        return name;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} at {@code /purpose} */
    static String purposeOrAll(String name) {
        if (!name.equals(Scope.ALL) && !isPurpose(name)) {
            throw Problems.invalid("/purpose", "lower-case letters, digits and _, at most 40 characters, or *");
        }
        return name;
    }
}
