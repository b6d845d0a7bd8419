package io.continuo.journey.attribution;

import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.PartialOutput;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * How often a path went from where to where. A state of a chain of order k is the last k channels of a path, fewer at its
 * beginning; the start is the state of none. Converting and other paths count alike.
 */
public final class TransitionTally {

    /** The highest order: so many channels fit into the key of a state. */
    public static final int MAX_ORDER = 5;

    /** Channels that can be told apart. */
    public static final int MAX_CHANNELS = (1 << TransitionTally.CHANNEL_BITS) - 1;

    private static final int CHANNEL_BITS = 12;

    /** Different moves that are counted: some 50 MB. */
    private static final int MAX_MOVES = 1_000_000;

    private static final int START = 0;

    private final long contextMask;
    private final LongDoubleMap stateOf = new LongDoubleMap();
    private final LongDoubleMap moves = new LongDoubleMap();
    private long[] contexts = new long[64];
    private double[] converted = new double[64];
    private double[] ended = new double[64];
    private int states = 1;

    TransitionTally(int order) {
        if (order < 1 || order > MAX_ORDER) {
            throw new IllegalArgumentException("the order is 1 to " + MAX_ORDER);
        }
        this.contextMask = (1L << (CHANNEL_BITS * order)) - 1;
    }

    void add(TouchPath path) {
        double count = path.conversions() + path.nulls();
        if (count == 0 || isOverfull()) {
            return;
        }
        long context = 0;
        int from = START;
        for (int i = 0; i < path.length(); i++) {
            context = (context << CHANNEL_BITS | (path.channel(i) + 1)) & contextMask;
            int to = state(context);
            moves.add(move(from, to), count);
            from = to;
        }
        converted[from] += path.conversions();
        ended[from] += path.nulls();
    }

    /** @param mine the number here of a channel there */
    void merge(TransitionTally other, IntUnaryOperator mine) {
        if (isOverfull()) {
            return;
        }
        int[] here = new int[other.states];
        for (int state = 1; state < other.states; state++) {
            here[state] = state(renumbered(other.contexts[state], mine));
            converted[here[state]] += other.converted[state];
            ended[here[state]] += other.ended[state];
        }
        other.moves.each((move, count) -> moves.add(move(here[from(move)], here[to(move)]), count));
    }

    void write(PartialOutput out) {
        out.numbers(Arrays.copyOf(contexts, states));
        out.reals(Arrays.copyOf(converted, states));
        out.reals(Arrays.copyOf(ended, states));
        moves.write(out);
    }

    /** Into an empty one. */
    void read(PartialInput in) {
        contexts = in.numbers();
        converted = in.reals();
        ended = in.reals();
        states = contexts.length;
        if (states == 0 || converted.length != states || ended.length != states) {
            throw new PartialInput.Malformed("every state has a context");
        }
        for (int state = 1; state < states; state++) {
            stateOf.add(contexts[state], state);
        }
        moves.read(in);
        moves.each((move, count) -> {
            if (from(move) >= states || to(move) >= states) {
                throw new PartialInput.Malformed("a move is between states");
            }
        });
    }

    private static long renumbered(long context, IntUnaryOperator mine) {
        long renumbered = 0;
        for (int shift = 0; context >>> shift != 0; shift += CHANNEL_BITS) {
            long channel = mine.applyAsInt((int) (context >>> shift & MAX_CHANNELS) - 1) + 1L;
            renumbered |= channel << shift;
        }
        return renumbered;
    }

    /** How many states there are, without the start. */
    int states() {
        return states - 1;
    }

    /** Whether there is more than is counted: then there is no chain. */
    boolean isOverfull() {
        return moves.size() > MAX_MOVES;
    }

    /** The chain; its states and moves are in an order that does not depend on the order of the paths. */
    MarkovChain chain() {
        int count = states - 1;
        int[] byContext = IntStream.rangeClosed(1, count)
                .boxed()
                .sorted(Comparator.comparingLong(state -> contexts[state]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] place = new int[states];
        place[START] = count;
        MarkovChain.Builder chain = new MarkovChain.Builder(count, moves.size());
        for (int i = 0; i < count; i++) {
            int state = byContext[i];
            place[state] = i;
            chain.state(i, (int) (contexts[state] & MAX_CHANNELS) - 1, converted[state], ended[state]);
        }
        for (long move : sortedMoves(place)) {
            int from = from(move) == count ? START : byContext[from(move)];
            chain.move(from(move), to(move), moves.get(move(from, byContext[to(move)])));
        }
        return chain.build();
    }

    private long[] sortedMoves(int[] place) {
        long[] sorted = new long[moves.size()];
        int[] next = new int[1];
        moves.each((move, count) -> sorted[next[0]++] = move(place[from(move)], place[to(move)]));
        Arrays.sort(sorted);
        return sorted;
    }

    private int state(long context) {
        int known = (int) stateOf.get(context);
        if (known != START) {
            return known;
        }
        int state = states++;
        stateOf.add(context, state);
        if (state == contexts.length) {
            contexts = Arrays.copyOf(contexts, 2 * state);
            converted = Arrays.copyOf(converted, 2 * state);
            ended = Arrays.copyOf(ended, 2 * state);
        }
        contexts[state] = context;
        return state;
    }

    private static long move(int from, int to) {
        return (long) from << Integer.SIZE | to;
    }

    private static int from(long move) {
        return (int) (move >>> Integer.SIZE);
    }

    private static int to(long move) {
        return (int) move;
    }
}
