package io.continuo.inventory.sourcing;

import io.continuo.inventory.catalog.Place;
import org.jspecify.annotations.Nullable;

/**
 * How a request wants to be served; what it leaves open is up to the channel's policy.
 *
 * @param strategy null for the policy's
 * @param destination where it is to go; distances are measured from there
 * @param zone where it is to go as nodes' cut-offs name it, such as a country; null for anywhere
 * @param split how far it may be split, beside the policy's rules
 */
public record Preferences(
        @Nullable Strategy strategy,
        @Nullable Place destination,
        @Nullable String zone,
        Split split) {

    public static final Preferences NONE = new Preferences(null, null, null, Split.FREE);

    public static Preferences of(Strategy strategy, @Nullable Place destination) {
        return new Preferences(strategy, destination, null, Split.FREE);
    }
}
