package io.continuo.journey.friction;

import org.jspecify.annotations.Nullable;

/** Which places are meant: those that are as is named; null is any. */
public record SpotFilter(
        @Nullable String touchpoint,
        @Nullable String channel,
        @Nullable String before) {

    boolean passes(Spot spot) {
        return (touchpoint == null || touchpoint.equals(spot.touchpoint()))
                && (channel == null || channel.equals(spot.channel()))
                && (before == null || before.equals(spot.before()));
    }
}
