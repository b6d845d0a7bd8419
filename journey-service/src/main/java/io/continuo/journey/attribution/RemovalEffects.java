package io.continuo.journey.attribution;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What share of the conversions would be lost without a channel: RE = 1 − P(conversion, and never at the channel) /
 * P(conversion), where whoever would come to the channel ends without converting (Anderl, Becker, von Wangenheim,
 * Schumann: Mapping the customer journey, 2016).
 *
 * <p>Solved, not simulated: up to 1,500 states by elimination; above by enclosing the solution from both sides.
 */
final class RemovalEffects {

    static final int MOST_DENSE = 1_500;

    private final double[] effects;
    private final double conversion;

    private RemovalEffects(int channels, double conversion) {
        this.effects = new double[channels];
        this.conversion = conversion;
    }

    /**
     * The effects by channel. Some path has to have converted.
     *
     * @return empty when there are too many states to solve it in bounded time
     */
    static Optional<double[]> of(MarkovChain chain, int channels) {
        RemovalEffects effects = new RemovalEffects(channels, conversion(chain));
        if (chain.states() <= MOST_DENSE) {
            int[] order = IntStream.range(0, chain.states())
                    .boxed()
                    .sorted(Comparator.comparingInt(chain::channel))
                    .mapToInt(Integer::intValue)
                    .toArray();
            effects.divide(DenseChain.of(chain, order));
            return Optional.of(effects.effects);
        }
        return effects.enclose(chain) ? Optional.of(effects.effects) : Optional.empty();
    }

    /** The counts are those of whole paths, so the chain converts as often as the paths did. */
    private static double conversion(MarkovChain chain) {
        double converted =
                IntStream.range(0, chain.states()).mapToDouble(chain::converted).sum();
        double ended =
                IntStream.range(0, chain.states()).mapToDouble(chain::ended).sum();
        return converted / (converted + ended);
    }

    /**
     * Halves the channels until one is left, whose states are then all that was not taken out: together that costs less
     * than twice the first halving.
     */
    private void divide(DenseChain chain) {
        int states = chain.states();
        int first = chain.channel(0);
        if (chain.channel(states - 1) == first) {
            effects[first] = effect(chain.conversionAvoidingAll());
            return;
        }
        int middle = boundaryNear(chain, states / 2);
        divide(chain.keeping(0, middle));
        divide(chain.keeping(middle, states));
    }

    /** Where one channel's states end and the next one's begin; neither side is empty. */
    private static int boundaryNear(DenseChain chain, int middle) {
        int up = Math.max(1, middle);
        while (up < chain.states() && chain.channel(up) == chain.channel(up - 1)) {
            up++;
        }
        if (up < chain.states()) {
            return up;
        }
        int down = middle;
        while (chain.channel(down) == chain.channel(down - 1)) {
            down--;
        }
        return down;
    }

    private boolean enclose(MarkovChain chain) {
        Enclosure enclosure = new Enclosure(chain);
        int[] present = IntStream.range(0, chain.states())
                .map(chain::channel)
                .distinct()
                .sorted()
                .toArray();
        for (int channel : present) {
            if (!enclosure.avoid(channel)) {
                return false;
            }
            effects[channel] = effect(enclosure.conversion());
        }
        return true;
    }

    private double effect(double without) {
        return Math.clamp(1 - without / conversion, 0, 1);
    }
}
