package io.continuo.gateway.routing;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One row of the routing table: {@code METHOD /path/{parameter} scope [trait …]}.
 *
 * @param segments the template's segments; one in braces stands for any value
 * @param scope the scope a bearer token needs
 */
public record Row(String method, String template, List<String> segments, String scope, Set<Trait> traits) {

    /** What is special about a route. */
    public enum Trait {
        /** A write key is accepted in place of a token. */
        KEY,
        /** The body may have the tracking API's size. */
        TRACKING,
        /** The body is a streamed import. */
        LARGE,
        /** The answer is an endless stream of server-sent events. */
        EVENTS,
        /** A system of another company calls; the service checks its signature, so it comes with the gateway's token. */
        SIGNED,
        /** Goes to the instance of the service that owns the first SKU of its lines, where several are known. */
        OWNED,
        /** The gateway answers itself. */
        LOCAL
    }

    /** Reads a row; this is how configuration makes one. */
    public static Row of(String text) {
        String[] words = text.strip().split("\\s+");
        if (words.length < 3 || !words[1].startsWith("/")) {
            throw new IllegalArgumentException("a row is METHOD /path scope [trait …], not: " + text);
        }
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        Arrays.stream(words)
                .skip(3)
                .map(word -> Trait.valueOf(word.toUpperCase(Locale.ROOT)))
                .forEach(traits::add);
        List<String> segments = List.of(words[1].substring(1).split("/"));
        return new Row(words[0], words[1], segments, words[2], Set.copyOf(traits));
    }

    boolean matches(List<String> path) {
        for (int i = 0; i < segments.size(); i++) {
            if (!isParameter(i) && !segments.get(i).equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }

    boolean isParameter(int segment) {
        return segments.get(segment).startsWith("{");
    }
}
