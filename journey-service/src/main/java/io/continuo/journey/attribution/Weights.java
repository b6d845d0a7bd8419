package io.continuo.journey.attribution;

import org.jspecify.annotations.Nullable;

/**
 * In which proportions channels share.
 *
 * @param conversions by channel
 * @param revenue by channel
 * @param removalEffects by channel, where the model has them
 */
@SuppressWarnings("ArrayRecordComponent") // Short-lived and inside this package.
record Weights(double[] conversions, double[] revenue, double @Nullable [] removalEffects) {

    static Weights of(double[] conversions, double[] revenue) {
        return new Weights(conversions, revenue, null);
    }

    /** The same for conversions and revenue. */
    static Weights ofEffects(double[] effects) {
        return new Weights(effects, effects, effects);
    }
}
