package io.continuo.journey.attribution;

/**
 * An absorbing chain over states, each of which stands for a visit to a channel. Instead of probabilities it has the
 * counts they come from; a state's moves, conversions and ends together are all its visits. Sparse, by rows.
 *
 * <p>The row behind the last state is the start.
 */
final class MarkovChain {

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
        this.rowStarts = builder.rowStarts;
        this.targets = builder.targets;
        this.counts = builder.counts;
    }

    /** Takes all states, then all moves, by their origin; those from the start come last. */
    static final class Builder {

        private final int[] channels;
        private final double[] converted;
        private final double[] ended;
        private final int[] rowStarts;
        private final int[] targets;
        private final double[] counts;
        private int moves;

        Builder(int states, int moves) {
            channels = new int[states];
            converted = new double[states];
            ended = new double[states];
            rowStarts = new int[states + 2];
            targets = new int[moves];
            counts = new double[moves];
        }

        void state(int state, int channel, double converted, double ended) {
            this.channels[state] = channel;
            this.converted[state] = converted;
            this.ended[state] = ended;
        }

        /** @param from a state, or the number of states for the start */
        void move(int from, int to, double count) {
            targets[moves] = to;
            counts[moves] = count;
            moves++;
            rowStarts[from + 1] = moves;
        }

        MarkovChain build() {
            // A state without moves begins where the one before ends.
            for (int row = 1; row < rowStarts.length; row++) {
                rowStarts[row] = Math.max(rowStarts[row], rowStarts[row - 1]);
            }
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
