package io.continuo.journey.attribution;

import java.util.Arrays;

/**
 * Solves a large sparse chain by Gauss-Seidel iteration from below (nobody converts) and from above (everybody does). Both
 * are monotone, so that the solution is always between them; they are brought together to 1e-13.
 */
final class Enclosure {

    private static final double CLOSE = 1e-13;

    /** Steps over all channels: some seconds. */
    private static final long MOST_STEPS = 3_000_000_000L;

    private final MarkovChain chain;
    private final double[] visits;
    private final double[] below;
    private final double[] above;
    private long steps;

    Enclosure(MarkovChain chain) {
        this.chain = chain;
        this.visits = new double[chain.states() + 1];
        this.below = new double[chain.states() + 1];
        this.above = new double[chain.states() + 1];
        for (int state = 0; state <= chain.states(); state++) {
            visits[state] = visits(state);
        }
    }

    /**
     * Solves the chain without a channel.
     *
     * @return false when that takes too many steps
     */
    boolean avoid(int channel) {
        Arrays.fill(below, 0);
        Arrays.fill(above, 1);
        int start = chain.states();
        boolean backwards = true;
        while (above[start] - below[start] > CLOSE) {
            if (steps > MOST_STEPS) {
                return false;
            }
            sweep(channel, backwards);
            backwards = !backwards;
            below[start] = next(start, channel, below);
            above[start] = next(start, channel, above);
            steps += 2L * (chain.moves() + chain.states());
        }
        return true;
    }

    /** The probability that the start converts. */
    double conversion() {
        return (above[chain.states()] + below[chain.states()]) / 2;
    }

    private void sweep(int channel, boolean backwards) {
        int states = chain.states();
        for (int i = 0; i < states; i++) {
            int state = backwards ? states - 1 - i : i;
            if (chain.channel(state) != channel) {
                below[state] = next(state, channel, below);
                above[state] = next(state, channel, above);
            }
        }
    }

    private double next(int state, int channel, double[] conversion) {
        double sum = state == chain.states() ? 0 : chain.converted(state);
        for (int move = chain.firstMove(state); move < chain.firstMove(state + 1); move++) {
            int target = chain.target(move);
            if (target != state && chain.channel(target) != channel) {
                sum += chain.count(move) * conversion[target];
            }
        }
        return sum / visits[state];
    }

    /** How often a state was left for another one or for good. */
    private double visits(int state) {
        double sum = state == chain.states() ? 0 : chain.converted(state) + chain.ended(state);
        for (int move = chain.firstMove(state); move < chain.firstMove(state + 1); move++) {
            sum += chain.target(move) == state ? 0 : chain.count(move);
        }
        return sum;
    }
}
