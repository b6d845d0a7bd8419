package io.continuo.journey.friction;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A place where something hurts.
 *
 * @param touchpoint the type of the contact at which it shows; null of hand-offs, which are about channels
 * @param channel of that contact
 * @param before the type of the contact before it, of loops; the channel before it, of repeated contacts and hand-offs;
 *     otherwise null
 */
record Spot(
        Friction kind,
        @Nullable String touchpoint,
        String channel,
        @Nullable String before) implements Comparable<Spot> {

    private static final Comparator<Spot> ORDER = Comparator.comparing(Spot::kind)
            .thenComparing(Spot::touchpoint, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Spot::channel)
            .thenComparing(Spot::before, Comparator.nullsFirst(Comparator.naturalOrder()));

    @Override
    public int compareTo(Spot other) {
        return ORDER.compare(this, other);
    }
}
