package io.continuo.journey.attribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * An absorbing chain over states, each of which stands for a visit to a channel. Instead of probabilities it has the
 * counts they come from; a state's moves, conversions and ends together are all its visits. Sparse, by rows.
 *
 * <p>The row behind the last state is the start.
 */
final class MarkovChain {

    /** The start, as the origin of a move. */
    static final int START = -1;

    private final int[] channels;
    private final double[] converted;
    private final double[] ended;
    private final int[] rowStarts;
    private final int[] targets;
    private final double[] counts;

    private MarkovChain(Builder builder) {
        this.channels = builder.channels;
        this.converted = builder.converted;
        this.ended = builder.ended;
        this.rowStarts = new int[channels.length + 2];
        this.targets = new int[builder.moves.size()];
        this.counts = new double[builder.moves.size()];
        builder.moves.sort(Comparator.comparingInt(Move::from).thenComparingInt(Move::to));
        for (int i = 0; i < targets.length; i++) {
            Move move = builder.moves.get(i);
            rowStarts[move.from() + 1]++;
            targets[i] = move.to();
            counts[i] = move.count();
        }
        Arrays.parallelPrefix(rowStarts, Integer::sum);
    }

    private record Move(int from, int to, double count) {}

    /** Gathers states and the moves between them. */
    static final class Builder {

        private final int[] channels;
        private final double[] converted;
        private final double[] ended;
        private final List<Move> moves = new ArrayList<>();

        Builder(int states) {
            channels = new int[states];
            converted = new double[states];
            ended = new double[states];
        }

        void state(int state, int channel, double converted, double ended) {
            this.channels[state] = channel;
            this.converted[state] = converted;
            this.ended[state] = ended;
        }

        /** @param from a state, or {@link #START} */
        void move(int from, int to, double count) {
            moves.add(new Move(from == START ? channels.length : from, to, count));
        }

        MarkovChain build() {
            return new MarkovChain(this);
        }
    }

    /** How many states, without the start. */
    int states() {
        return channels.length;
    }

    int moves() {
        return targets.length;
    }

    /** The channel a state is a visit to. */
    int channel(int state) {
        return channels[state];
    }

    double converted(int state) {
        return converted[state];
    }

    double ended(int state) {
        return ended[state];
    }

    /** Where the moves from a state begin; from the start, where the state is {@link #states()}. */
    int firstMove(int state) {
        return rowStarts[state];
    }

    int target(int move) {
        return targets[move];
    }

    double count(int move) {
        return counts[move];
    }
}
