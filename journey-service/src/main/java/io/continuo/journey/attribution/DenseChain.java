package io.continuo.journey.attribution;

import java.util.Arrays;

/**
 * A chain as a full matrix of counts, whose states can be taken out one after another without changing what becomes of
 * the others.
 *
 * <p>Taking a state out sends those who came to it straight to where they would have gone next. It needs no subtraction
 * (Grassmann, Taksar, Heyman: Regenerative analysis and steady state distributions for Markov chains, 1985), so every
 * probability comes out to nearly full precision, however small it is.
 */
final class DenseChain {

    private final int[] channels;

    /** A row per state and one for the start; a column per state, one for conversions, one for ends. */
    private final double[][] counts;

    private DenseChain(int[] channels, double[][] counts) {
        this.channels = channels;
        this.counts = counts;
    }

    /** The chain with the states in this order. */
    static DenseChain of(MarkovChain chain, int[] order) {
        int states = chain.states();
        int[] place = new int[states + 1];
        for (int i = 0; i < states; i++) {
            place[order[i]] = i;
        }
        place[states] = states;
        double[][] counts = new double[states + 1][states + 2];
        for (int state = 0; state <= states; state++) {
            double[] row = counts[place[state]];
            for (int move = chain.firstMove(state); move < chain.firstMove(state + 1); move++) {
                row[place[chain.target(move)]] += chain.count(move);
            }
            if (state < states) {
                row[states] = chain.converted(state);
                row[states + 1] = chain.ended(state);
            }
        }
        return new DenseChain(Arrays.stream(order).map(chain::channel).toArray(), counts);
    }

    int states() {
        return channels.length;
    }

    int channel(int state) {
        return channels[state];
    }

    /** The probability to convert without ever coming to a state that is left. */
    double conversionAvoidingAll() {
        double[] start = counts[states()];
        double all = 0;
        for (double count : start) {
            all += count;
        }
        return start[states()] / all;
    }

    /** A chain of the states from one to another, the others taken out. */
    DenseChain keeping(int from, int to) {
        int kept = to - from;
        int[] order = new int[states()];
        for (int i = 0; i < kept; i++) {
            order[i] = from + i;
        }
        int next = kept;
        for (int state = 0; state < states(); state++) {
            if (state < from || state >= to) {
                order[next++] = state;
            }
        }
        double[][] copy = permuted(order);
        for (int state = states() - 1; state >= kept; state--) {
            takeOut(copy, state);
        }
        return new DenseChain(Arrays.copyOfRange(channels, from, to), truncated(copy, kept));
    }

    private double[][] permuted(int[] order) {
        int states = states();
        double[][] copy = new double[states + 1][states + 2];
        for (int i = 0; i <= states; i++) {
            double[] row = counts[i == states ? states : order[i]];
            for (int j = 0; j < states; j++) {
                copy[i][j] = row[order[j]];
            }
            copy[i][states] = row[states];
            copy[i][states + 1] = row[states + 1];
        }
        return copy;
    }

    /** Takes out the last state that is there. */
    private static void takeOut(double[][] counts, int gone) {
        int start = counts.length - 1;
        int converted = start;
        int ended = start + 1;
        double[] out = counts[gone];
        double left = out[converted] + out[ended];
        for (int j = 0; j < gone; j++) {
            left += out[j];
        }
        for (int i = 0; i < gone; i++) {
            pass(counts[i], out, gone, left, converted);
        }
        pass(counts[start], out, gone, left, converted);
    }

    private static void pass(double[] row, double[] out, int gone, double left, int converted) {
        double share = row[gone] / left;
        if (share == 0) {
            return;
        }
        for (int j = 0; j < gone; j++) {
            row[j] += share * out[j];
        }
        row[converted] += share * out[converted];
        row[converted + 1] += share * out[converted + 1];
        row[gone] = 0;
    }

    private static double[][] truncated(double[][] counts, int kept) {
        int start = counts.length - 1;
        double[][] smaller = new double[kept + 1][];
        for (int i = 0; i <= kept; i++) {
            double[] row = counts[i == kept ? start : i];
            smaller[i] = Arrays.copyOf(row, kept + 2);
            smaller[i][kept] = row[start];
            smaller[i][kept + 1] = row[start + 1];
        }
        return smaller;
    }
}
