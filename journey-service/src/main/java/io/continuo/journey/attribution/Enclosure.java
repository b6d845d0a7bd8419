package io.continuo.journey.attribution;

import java.util.Arrays;

/**
 * Solves a large sparse chain by following everybody who starts: whoever is at a state is sent on to where its visitors go,
 * state by state and again, until fewer than one in 10¹³ are still under way (Gauss-Seidel iteration). Those who converted
 * are a bound from below; together with those under way they are one from above.
 */
final class Enclosure {

    private static final double CLOSE = 1e-13;

    /** Moves that are followed over all channels: some seconds. */
    private static final long MOST_MOVES = 3_000_000_000L;

    private final MarkovChain chain;
    private final double[] visits;
    private final double[] waiting;
    private double converted;
    private double underWay;
    private long followed;

    Enclosure(MarkovChain chain) {
        this.chain = chain;
        this.visits = new double[chain.states() + 1];
        this.waiting = new double[chain.states() + 1];
        for (int state = 0; state <= chain.states(); state++) {
            visits[state] = visits(state);
        }
    }

    /**
     * Follows those who never come to a channel.
     *
     * @return false when that takes too many moves
     */
    boolean avoid(int channel) {
        Arrays.fill(waiting, 0);
        waiting[chain.states()] = 1;
        converted = 0;
        underWay = 1;
        sendOn(chain.states(), channel);
        while (underWay > CLOSE) {
            if (followed > MOST_MOVES) {
                return false;
            }
            underWay = 0;
            for (int state = 0; state < chain.states(); state++) {
                sendOn(state, channel);
            }
            for (double those : waiting) {
                underWay += those;
            }
        }
        return true;
    }

    /** The probability that whoever starts converts. */
    double conversion() {
        return converted + underWay / 2;
    }

    private void sendOn(int state, int channel) {
        double each = waiting[state] / visits[state];
        if (each == 0) {
            return;
        }
        waiting[state] = 0;
        converted += state == chain.states() ? 0 : each * chain.converted(state);
        int end = chain.firstMove(state + 1);
        for (int move = chain.firstMove(state); move < end; move++) {
            int target = chain.target(move);
            if (target != state && chain.channel(target) != channel) {
                waiting[target] += each * chain.count(move);
            }
        }
        followed += end - chain.firstMove(state);
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
